using MailFunctions.Checking.Failures;
using MailFunctions.Inbox;
using MailKit.Net.Pop3;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// Downloads messages of a maildrop, small ones many at a time where the server lets commands be sent before the answers to those before
/// (<c>PIPELINING</c>, RFC 2449, section 6.6). POP3 has no partial download, and the client holds what it receives: what is asked for at
/// once is in memory at once.
/// </summary>
internal sealed class Pop3Download(Pop3Client client, MailboxCalls calls)
{
    // Sizes that servers tell are not exact (they may count bare line ends as one), but a message is not many times its size.
    private const int SizeTolerance = 4;
    private const long SmallestLimit = 16 * 1024 * 1024;
    private const long MostAtOnce = 1024 * 1024;

    /// <summary>Whether several messages may be asked for at once.</summary>
    public bool Pipelines { get; set; } = true;

    /// <summary>The message that is being downloaded; the first of several.</summary>
    public RemoteMessage? Current { get; private set; }

    /// <summary>The most that may come when so many bytes are announced.</summary>
    public static DownloadLimit LimitOf(long octets) => new(Math.Max(octets * SizeTolerance, SmallestLimit));

    /// <summary>Downloads messages (<c>RETR</c>).</summary>
    /// <returns>The messages that are not given out.</returns>
    /// <exception cref="MailboxException">The server failed.</exception>
    public Task<IReadOnlyList<RefusedMessage>> RunAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken) =>
        RunAsync(messages, headersOnly: false, take, cancellationToken);

    /// <summary>Downloads the headers of messages (<c>TOP</c>, RFC 1939, section 7), or whole messages where the server cannot.</summary>
    /// <returns>The messages whose headers are not given out.</returns>
    /// <exception cref="MailboxException">The server failed.</exception>
    public Task<IReadOnlyList<RefusedMessage>> HeadersAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken) =>
        RunAsync(messages, headersOnly: client.Capabilities.HasFlag(Pop3Capabilities.Top), take, cancellationToken);

    private async Task<IReadOnlyList<RefusedMessage>> RunAsync(
        IReadOnlyList<RemoteMessage> messages,
        bool headersOnly,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken)
    {
        var refused = new List<RefusedMessage>();
        foreach (var portion in PortionsOf(messages))
        {
            if (await TryAsync(portion, headersOnly, take, cancellationToken) is not { } refusal)
            {
                continue;
            }

            if (portion.Count == 1)
            {
                refused.Add(calls.Refused(portion[0], refusal));
                continue;
            }

            // One by one, so that a message that is not given out does not take others with it.
            foreach (var message in portion)
            {
                if (await TryAsync([message], headersOnly, take, cancellationToken) is { } own)
                {
                    refused.Add(calls.Refused(message, own));
                }
            }
        }

        return refused;
    }

    /// <summary>Asks for messages, and gives them on once all have come.</summary>
    /// <returns>The server's refusal, which does not end the session; <see langword="null"/> if it did not refuse.</returns>
    private async Task<MailboxException?> TryAsync(
        IReadOnlyList<RemoteMessage> messages,
        bool headersOnly,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken)
    {
        var octets = messages.Sum(message => message.Size);
        var limit = LimitOf(octets);
        using var share = await calls.ReserveAsync(octets, cancellationToken);
        Current = messages[0];
        IList<Stream> contents;
        try
        {
            int[] indexes = [.. messages.Select(message => (int)message.Number - 1)];
            contents = await calls.DownloadAsync(() => client.GetStreamsAsync(indexes, headersOnly, cancellationToken, limit), limit, cancellationToken);
        }
        catch (MailboxException exception) when (exception.InnerException is Pop3CommandException)
        {
            Current = null;
            return exception;
        }

        Current = null;
        foreach (var (message, content) in messages.Zip(contents))
        {
            await using (content)
            {
                await take(message, content, cancellationToken);
            }
        }

        return null;
    }

    private IEnumerable<IReadOnlyList<RemoteMessage>> PortionsOf(IReadOnlyList<RemoteMessage> messages) =>
        Pipelines && client.Capabilities.HasFlag(Pop3Capabilities.Pipelining)
            ? Portions.Of(messages, MostAtOnce)
            : messages.Select(message => (IReadOnlyList<RemoteMessage>)[message]);
}
