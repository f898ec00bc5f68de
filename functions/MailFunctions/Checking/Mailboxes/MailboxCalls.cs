using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>Makes calls of an open session, and turns what goes wrong into the one exception of this folder.</summary>
internal sealed class MailboxCalls(Account account, SessionLog log, DownloadBudget budget)
{
    /// <summary>Makes a call.</summary>
    /// <exception cref="MailboxException">The server failed.</exception>
    public async Task<T> RunAsync<T>(CheckStep step, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        log.Forget();
        try
        {
            return await call();
        }
        catch (Exception exception) when (MailboxFailures.IsOfServer(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new MailboxException(MailboxFailures.Explain(exception, step, account, log, certificate: null), exception);
        }
    }

    /// <summary>Makes a call.</summary>
    /// <exception cref="MailboxException">The server failed.</exception>
    public Task RunAsync(CheckStep step, Func<Task> call, CancellationToken cancellationToken) =>
        RunAsync(
            step,
            async () =>
            {
                await call();
                return true;
            },
            cancellationToken);

    /// <summary>Waits until so many bytes may be downloaded.</summary>
    /// <returns>To be disposed of when they are no longer in memory.</returns>
    public Task<IDisposable> ReserveAsync(long bytes, CancellationToken cancellationToken) => budget.TakeAsync(bytes, cancellationToken);

    /// <summary>Makes a call whose answer is mail, which nothing may show or log.</summary>
    /// <exception cref="MailboxException">The server failed.</exception>
    public async Task<T> DownloadAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(CheckStep.Fetch, Unheard, cancellationToken);
        }
        finally
        {
            log.IsDeaf = false;
        }

        Task<T> Unheard()
        {
            log.IsDeaf = true;
            return call();
        }
    }

    /// <summary>An error of a server that keeps to the letter of the protocol and is of no use all the same.</summary>
    public MailboxException Fail(CheckStep step, string message) =>
        new(new CheckError(CheckErrorCode.ProtocolError, step, $"{account.Address}:{account.Port} {message}", log.Refusal));
}
