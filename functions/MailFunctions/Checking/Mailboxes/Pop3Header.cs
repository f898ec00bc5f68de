using MailFunctions.Inbox;
using MailKit.Net.Pop3;
using MimeKit;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>Asks a POP3 server for a message's header only (<c>TOP</c>, RFC 1939, section 7), or reads it from the message where the server cannot.</summary>
internal static class Pop3Header
{
    /// <summary>When a message was received, as its header says, UTC; <see langword="null"/> if it does not say.</summary>
    public static async Task<DateTimeOffset?> ReceivedAtAsync(
        Pop3Client client,
        RemoteMessage message,
        DownloadLimit limit,
        CancellationToken cancellationToken)
    {
        var hasTop = client.Capabilities.HasFlag(Pop3Capabilities.Top);
        await using var content = await client.GetStreamAsync((int)message.Number - 1, headersOnly: hasTop, cancellationToken, limit);
        return ReceivedTime.Of(await HeaderList.LoadAsync(content, cancellationToken));
    }
}
