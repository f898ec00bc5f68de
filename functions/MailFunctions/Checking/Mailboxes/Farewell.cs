using MailFunctions.Checking.Failures;
using MailKit;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>Ends sessions politely: <c>LOGOUT</c> (RFC 9051, section 6.1.3), <c>QUIT</c> (RFC 1939, section 6).</summary>
internal static class Farewell
{
    /// <summary>Says goodbye if there is somebody to say it to. A server that does not answer changes nothing.</summary>
    /// <param name="client">The session.</param>
    /// <param name="patience">How long the answer is waited for.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task SayAsync(IMailService client, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (!client.IsConnected)
        {
            return;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception exception) when (MailboxFailures.IsOfServer(exception))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
