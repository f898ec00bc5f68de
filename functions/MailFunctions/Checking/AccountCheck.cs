using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Credentials;
using MailFunctions.Inbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>One check of one account, from its claim to its verdict.</summary>
public sealed partial class AccountCheck(
    AccountStore accounts,
    CredentialLogins logins,
    MailboxOpener opener,
    MessageStore messages,
    CheckVerdicts verdicts,
    TranscriptStore transcripts,
    IOptions<TurnOptions> options,
    TimeProvider clock,
    ILogger<AccountCheck> logger)
{
    /// <summary>Checks the account, if the claim still holds, and records the outcome whatever it is.</summary>
    /// <param name="id">The account.</param>
    /// <param name="claimedUntil">The claim under which it was queued, UTC.</param>
    /// <param name="cancellationToken">Ends the check; the claim then runs out, and the account becomes due again.</param>
    public async Task RunAsync(AccountId id, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        var record = await accounts.FindAsync(id, cancellationToken);
        if (record is null || record.State.QueuedUntil != claimedUntil)
        {
            Log.PassedOver(logger, id, claimedUntil);
            return;
        }

        if (!record.Account.Enabled)
        {
            await verdicts.ReleaseAsync(record, cancellationToken);
            return;
        }

        var transcript = record.State.TranscriptAskedAt is { } askedAt ? transcripts.Begin(record.Account, TranscriptKind.Check, askedAt) : null;
        var run = await RunAsync(record, transcript, cancellationToken);
        Report(record.Account, run);
        if (transcript is not null)
        {
            transcript.End(run);
            await transcripts.SaveAsync(transcript, cancellationToken);
        }

        await verdicts.RecordAsync(record, run, cancellationToken);
    }

    private async Task<CheckRun> RunAsync(AccountRecord record, Transcript? transcript, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var startedAt = AccountKeys.Rounded(clock.GetUtcNow());
        Intake? intake = null;
        CheckError? error = null;
        MailboxLogin? login = null;
        string? missing = null;
        try
        {
            login = await logins.GetAsync(record.Account.CredentialId, linked.Token);
            await using var mailbox = await OpenAsync(record.Account, login, transcript, linked.Token);
            intake = new Intake(mailbox, record.Account, messages, options.Value, clock);
            await intake.RunAsync(record.State.Watermark, linked.Token);
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
        }

        var run = new CheckRun
        {
            StartedAt = startedAt,
            EndedAt = AccountKeys.Rounded(clock.GetUtcNow()),
            Error = error,
            Login = login?.Stamp ?? missing,
        };
        return intake is null ? run : intake.Report(run);
    }

    /// <summary>Opens the mailbox. An access token that was remembered, and is refused, may have been revoked: a new one is tried, once.</summary>
    private async Task<IMailbox> OpenAsync(Account account, MailboxLogin login, Transcript? transcript, CancellationToken cancellationToken)
    {
        Action<StepResult>? onStep = transcript is null ? null : transcript.Add;
        try
        {
            return await opener.OpenAsync(account, login, onStep, transcript, cancellationToken);
        }
        catch (MailboxException refusal) when (login.IsRemembered && refusal.Error.Code == CheckErrorCode.AuthenticationFailed)
        {
            var renewed = await logins.RenewAsync(account.CredentialId, login, cancellationToken);
            return await opener.OpenAsync(account, renewed, onStep, transcript, cancellationToken);
        }
    }

    private void Report(Account account, CheckRun run)
    {
        var elapsed = (run.EndedAt - run.StartedAt).TotalMilliseconds;
        if (run.Error is { } error)
        {
            Log.Failed(logger, account.Id, error.Code, error.Step, elapsed, error.Message, error.ServerAnswer);
        }
        else
        {
            Log.Checked(logger, account.Id, elapsed, run.Stored, run.BytesStored, run.Deleted, run.More);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3011, Level = LogLevel.Information, Message = "Checked account {AccountId} in {Milliseconds:0} ms: {Stored} messages ({Bytes} bytes) stored, {Deleted} deleted on the server; more to come: {More}.")]
        public static partial void Checked(ILogger logger, AccountId accountId, double milliseconds, int stored, long bytes, int deleted, bool more);

        [LoggerMessage(EventId = 3012, Level = LogLevel.Warning, Message = "Checking account {AccountId} failed with {Code} at {Step} after {Milliseconds:0} ms: {Explanation} The server said: {ServerAnswer}")]
        public static partial void Failed(ILogger logger, AccountId accountId, CheckErrorCode code, CheckStep step, double milliseconds, string explanation, string? serverAnswer);

        [LoggerMessage(EventId = 3013, Level = LogLevel.Debug, Message = "Passed over account {AccountId}: it is gone, or its claim until {ClaimedUntil} was given up.")]
        public static partial void PassedOver(ILogger logger, AccountId accountId, DateTimeOffset claimedUntil);
    }
}
