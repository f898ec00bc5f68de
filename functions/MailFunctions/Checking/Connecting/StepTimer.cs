using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;

namespace MailFunctions.Checking.Connecting;

/// <summary>Runs the steps of a connection, each within its time, and reports when they begin and how they went.</summary>
internal sealed class StepTimer(Account account, Action<CheckStep>? onBegin, Action<StepResult>? onStep, TimeProvider clock)
{
    private StepSpans Spans => field ??= new(account, clock);

    /// <summary>Runs a step that has nothing to do with a session yet.</summary>
    /// <exception cref="MailboxException">The step failed.</exception>
    public Task<T> RunAsync<T>(
        CheckStep step,
        TimeSpan patience,
        Func<CancellationToken, Task<T>> run,
        Func<T, string> detail,
        CancellationToken cancellationToken) =>
        RunAsync(step, log: null, () => clock.WithinAsync(patience, run, cancellationToken), detail, cancellationToken);

    /// <summary>Runs a step of a session.</summary>
    /// <exception cref="MailboxException">The step failed.</exception>
    public async Task<T> RunAsync<T>(
        CheckStep step,
        SessionLog? log,
        Func<Task<T>> run,
        Func<T, string> detail,
        CancellationToken cancellationToken)
    {
        Begin(step);
        var startedAt = clock.GetTimestamp();
        try
        {
            var result = await run();
            Report(step, clock.GetElapsedTime(startedAt), detail(result));
            return result;
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var error = (exception as MailboxException)?.Error ?? MailboxFailures.Explain(exception, step, account, log, certificate: null);
            throw Fail(step, error, clock.GetElapsedTime(startedAt), exception);
        }
    }

    /// <summary>Reports a step that begins.</summary>
    public void Begin(CheckStep step) => onBegin?.Invoke(step);

    /// <summary>Reports a step that succeeded.</summary>
    public void Report(CheckStep step, TimeSpan duration, string? detail) => Report(new StepResult(step, duration, detail, null));

    /// <summary>Reports a step that failed.</summary>
    /// <returns>The exception to throw.</returns>
    public MailboxException Fail(CheckStep step, CheckError error, TimeSpan duration = default, Exception? cause = null)
    {
        Report(new StepResult(step, duration, null, error));
        return new MailboxException(error, cause);
    }

    private void Report(StepResult result)
    {
        Spans.Add(result);
        onStep?.Invoke(result);
    }
}
