using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Servers;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>Tries an account's settings step by step, up to the open mailbox, and changes nothing anywhere.</summary>
public sealed class ConnectionTest(
    CredentialLogins logins,
    ConnectorRoutes routes,
    MailboxOpener opener,
    MailServers servers,
    IOptions<TurnOptions> options,
    TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly CheckStep[] Steps =
    [
        CheckStep.Credential, CheckStep.Resolve, CheckStep.Connect, CheckStep.Secure,
        CheckStep.Greet, CheckStep.Authenticate, CheckStep.OpenMailbox,
    ];

    /// <summary>Tries the settings.</summary>
    /// <param name="account">The settings.</param>
    /// <param name="transcript">Is told what happens; <see langword="null"/> unless somebody asked for that.</param>
    /// <param name="onStep">Is told of each step as it begins and as it ends; <see langword="null"/> if nobody watches.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<ConnectionTestResult> RunAsync(
        Account account,
        Transcript? transcript,
        Action<TestStep>? onStep,
        CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Value.Deadline, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var done = new List<StepResult>();
        try
        {
            await TryAsync(account, Begin, Report, transcript, linked.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var step = Steps.First(step => done.TrueForAll(result => result.Step != step || result.Error is not null));
            var error = CheckFailures.Explain(exception, step, options.Value.Deadline);
            if (error is null)
            {
                throw;
            }

            if (done.TrueForAll(result => result.Error is null))
            {
                Report(new StepResult(step, TimeSpan.Zero, null, error));
            }
        }

        return Result(account, done);

        void Begin(CheckStep step) => onStep?.Invoke(TestStep.Begun(step));

        void Report(StepResult result)
        {
            done.Add(result);
            transcript?.Add(result);
            onStep?.Invoke(TestStep.Of(result.Step, result));
        }
    }

    private static ConnectionTestResult Result(Account account, List<StepResult> done)
    {
        // A step that went well may fail yet: a name that was resolved, to addresses that must not be connected to.
        var steps = Steps
            .Where(step => step != CheckStep.Secure || account.SecureConnection)
            .Select(step => TestStep.Of(step, done.FindLast(result => result.Step == step)));
        return new([.. steps]);
    }

    private async Task TryAsync(
        Account account,
        Action<CheckStep> begin,
        Action<StepResult> report,
        Transcript? transcript,
        CancellationToken cancellationToken)
    {
        begin(CheckStep.Credential);
        var startedAt = clock.GetTimestamp();
        // Who tries the settings may just have changed the secret in the vault.
        logins.Forget(account.CredentialId);
        var login = await logins.GetAsync(account.CredentialId, cancellationToken);
        report(new StepResult(CheckStep.Credential, clock.GetElapsedTime(startedAt), $"User name {login.UserName}", null));
        var route = await routes.FindAsync(account, cancellationToken);
        await using var visit = await servers.Of(account).EnterAsync(Patience, cancellationToken) ?? throw new MailboxException(Refusals.Busy(account));
        await using var mailbox = await opener.OpenAsync(account, route, login, begin, report, transcript, cancellationToken);
        visit.Opened();
        await mailbox.CloseAsync(cancellationToken);
    }
}
