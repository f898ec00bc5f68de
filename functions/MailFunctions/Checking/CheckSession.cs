using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Checking.Servers;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Inbox;
using MailFunctions.Storage;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>What a check does with the mail server: log in, take in what is new, and say what became of it.</summary>
public sealed class CheckSession(
    CredentialLogins logins,
    ConnectorRoutes routes,
    MailboxOpener opener,
    MessageStore messages,
    IOptions<TurnOptions> options,
    TimeProvider clock)
{
    /// <summary>Does it, within the time that a check may take.</summary>
    /// <param name="record">The account.</param>
    /// <param name="visit">The leave to connect; is told how it went.</param>
    /// <param name="transcript">Is told what is said; <see langword="null"/> unless somebody asked for that.</param>
    /// <param name="cancellationToken">Ends it without a result.</param>
    public async Task<CheckRun> RunAsync(AccountRecord record, ServerVisit visit, Transcript? transcript, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var startedAt = TimeKeys.Rounded(clock.GetUtcNow());
        Intake? intake = null;
        CheckError? error = null;
        MailboxLogin? login = null;
        string? missing = null;
        var gone = Task.CompletedTask;
        try
        {
            login = await logins.GetAsync(record.Account.CredentialId, linked.Token);
            await using var mailbox = await OpenAsync(record, login, transcript, linked.Token);
            visit.Opened();
            intake = new Intake(mailbox, record.Account, record.State.Watermark, messages, options.Value, clock);
            await intake.RunAsync(linked.Token);
            gone = mailbox.Gone;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            error = CheckFailures.Explain(exception, intake?.Step ?? CheckStep.Connect, options.Value.Deadline);
            if (error is null)
            {
                throw;
            }

            missing = (exception as CredentialException)?.Stamp;
            if (error.Code == CheckErrorCode.AuthenticationFailed)
            {
                // Perhaps the secret was rotated a moment ago: the next check reads it anew.
                logins.Forget(record.Account.CredentialId);
            }

            error = visit.Failed(error, knownGood: record.State.LastSuccessAt is not null);
        }
        finally
        {
            visit.End(gone);
        }

        var run = new CheckRun
        {
            StartedAt = startedAt,
            EndedAt = TimeKeys.Rounded(clock.GetUtcNow()),
            Error = error,
            Login = login?.Stamp ?? missing,
        };
        return intake is null ? run : intake.Report(run);
    }

    /// <summary>Opens the mailbox. An access token that was remembered, and is refused, may have been revoked: a new one is tried, once.</summary>
    private async Task<IMailbox> OpenAsync(AccountRecord record, MailboxLogin login, Transcript? transcript, CancellationToken cancellationToken)
    {
        var account = record.Account;
        var route = await routes.FindAsync(account, cancellationToken);
        Action<StepResult>? onStep = transcript is null ? null : transcript.Add;
        try
        {
            return record.State is { ConsecutiveFailures: 0, LastSuccessAt: not null } && transcript is null
                ? await opener.ReopenAsync(account, route, login, cancellationToken)
                : await opener.OpenAsync(account, route, login, onBegin: null, onStep, transcript, cancellationToken);
        }
        catch (MailboxException refusal) when (login.IsRemembered && refusal.Error.Code == CheckErrorCode.AuthenticationFailed)
        {
            var renewed = await logins.RenewAsync(account.CredentialId, login, cancellationToken);
            return await opener.OpenAsync(account, route, renewed, onBegin: null, onStep, transcript, cancellationToken);
        }
    }
}
