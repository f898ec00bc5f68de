using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailKit;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>Ends sessions politely: <c>LOGOUT</c> (RFC 9051, section 6.1.3), <c>QUIT</c> (RFC 1939, section 6). A server that does not answer changes nothing.</summary>
/// <param name="patience">How long the answer is waited for.</param>
/// <param name="clock">The clock.</param>
internal sealed class Farewell(TimeSpan patience, TimeProvider clock)
{
    /// <summary>Says goodbye for a client, if there is somebody to say it to.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task SayAsync(IMailService client, CancellationToken cancellationToken) =>
        client.IsConnected ? SayAsync(stop => client.DisconnectAsync(quit: true, stop), cancellationToken) : Task.CompletedTask;

    /// <summary>Says goodbye.</summary>
    /// <param name="say">Says it, and waits for the answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task SayAsync(Func<CancellationToken, Task> say, CancellationToken cancellationToken)
    {
        try
        {
            await clock.WithinAsync(patience, say, cancellationToken);
        }
        catch (Exception exception) when (MailboxFailures.IsOfServer(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
