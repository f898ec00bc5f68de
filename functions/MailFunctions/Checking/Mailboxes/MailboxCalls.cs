using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Inbox;

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
    /// <param name="call">The call.</param>
    /// <param name="limit">How much mail may come; it need not have lines.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="MailboxException">The server failed.</exception>
    public async Task<T> DownloadAsync<T>(Func<Task<T>> call, DownloadLimit limit, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(CheckStep.Fetch, Unheard, cancellationToken);
        }
        finally
        {
            log.IsDeaf = false;
            log.LongestLine = SessionLog.MaxServerLine;
        }

        Task<T> Unheard()
        {
            log.IsDeaf = true;
            log.LongestLine = SessionLog.MaxServerLine + limit.Bytes;
            return call();
        }
    }

    /// <summary>A message that is there and is not given out.</summary>
    /// <param name="message">The message.</param>
    /// <param name="refusal">What the server said, if it said something.</param>
    public RefusedMessage Refused(RemoteMessage message, MailboxException? refusal) => new(
        message,
        refusal?.Error is { Code: not CheckErrorCode.ProtocolError } error
            ? error
            : new CheckError(
                CheckErrorCode.MessageRefused,
                CheckStep.Fetch,
                $"{account.Address}:{account.Port} lists message {message.Number} and does not give it out. All others are taken in, and this one is asked for at each check. Open it in a mail program; if that fails too, the server has lost it, and it must be removed there.",
                refusal?.Error.ServerAnswer));

    /// <summary>An error of a server that keeps to the letter of the protocol and is of no use all the same.</summary>
    public MailboxException Fail(CheckStep step, string message) =>
        new(new CheckError(CheckErrorCode.ProtocolError, step, $"{account.Address}:{account.Port} {message}", log.Refusal));
}
