using System.Runtime.CompilerServices;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Inbox;
using MailKit.Net.Pop3;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A POP3 maildrop (RFC 1939).</summary>
internal sealed class Pop3Mailbox(Pop3Client client, SessionLog log, string key, MailboxCalls calls, TimeSpan farewell) : IMailbox
{
    // Sizes that servers tell are not exact (they may count bare line ends as one), but a message is not many times its size.
    private const int SizeTolerance = 4;
    private const long SmallestLimit = 16 * 1024 * 1024;

    private readonly HashSet<uint> _deleted = [];
    private readonly long _octets = client.Size;
    private MailboxWatermark _watermark = MailboxWatermark.None;
    private bool _keepCopy;
    private string _fingerprint = "";
    private Maildrop? _maildrop;

    /// <inheritdoc/>
    public int Count { get; } = client.Count;

    /// <inheritdoc/>
    public bool Recognising { get; private set; }

    /// <inheritdoc/>
    public async Task<bool> LookAsync(MailboxWatermark watermark, bool keepCopy, CancellationToken cancellationToken)
    {
        (_watermark, _keepCopy) = (watermark, keepCopy);
        _fingerprint = await calls.RunAsync(CheckStep.Fetch, () => FingerprintAsync(cancellationToken), cancellationToken);
        Recognising = watermark.Recognising || (watermark.Mailbox is not null && watermark.Mailbox != key);
        var isIdle = watermark.Mailbox == key && !Recognising && watermark.Maildrop == _fingerprint &&
            (keepCopy || Count == watermark.LeftOnServer);
        return !isIdle;
    }

    /// <inheritdoc/>
    public bool Knows(MessageIdentity identity) => _maildrop?.Identities.Contains(identity) ?? false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<RemoteMessage>> ListAsync(
        int size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _maildrop = await calls.DownloadAsync(() => new Pop3Listing(client, key).ReadAsync(cancellationToken), cancellationToken);
        Recognising |= _watermark.Mailbox == key && _watermark.LastUidl is not null && Before < 0 && Count > 0;
        var first = _keepCopy && !Recognising ? Before + 1 : 0;
        foreach (var piece in _maildrop.Messages.Skip(first).Chunk(size))
        {
            yield return piece;
        }
    }

    /// <inheritdoc/>
    public async Task FetchAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            // POP3 has no partial download, and the client holds what it receives: a message is in memory while it is taken.
            var limit = new DownloadLimit(Math.Max(message.Size * SizeTolerance, SmallestLimit));
            using var share = await calls.ReserveAsync(message.Size, cancellationToken);
            var content = await calls.DownloadAsync(
                () => client.GetStreamAsync((int)message.Number - 1, headersOnly: false, cancellationToken, limit),
                cancellationToken);
            await using (content)
            {
                await take(message, content, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        await calls.RunAsync(
            CheckStep.Delete,
            () => client.DeleteMessagesAsync([.. messages.Select(message => (int)message.Number - 1)], cancellationToken),
            cancellationToken);
        _deleted.UnionWith(messages.Select(message => message.Number));
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_deleted.Count == 0)
        {
            await Farewell.SayAsync(client, farewell, cancellationToken);
            return;
        }

        // The client keeps a failed QUIT to itself; only a server that confirms it has deleted (RFC 1939, section 6).
        await calls.RunAsync(CheckStep.Delete, () => client.DisconnectAsync(quit: true, cancellationToken), cancellationToken);
        if (log.LastLine?.StartsWith("+OK", StringComparison.OrdinalIgnoreCase) != true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw calls.Fail(CheckStep.Delete, $"did not confirm that it deleted {_deleted.Count} messages. They are stored; the next check deletes those that are still there.");
        }
    }

    /// <inheritdoc/>
    public MailboxWatermark Advance(RemoteMessage? last, bool complete, int leftOnServer)
    {
        if (_maildrop is null)
        {
            return complete ? _watermark with { Mailbox = key, Maildrop = _fingerprint } : _watermark with { Maildrop = null };
        }

        // With keep copy No the list begins at the first message on the server, not where the last check ended.
        var reached = complete ? Count : Math.Max((int)(last?.Number ?? 0), Before + 1);
        return new MailboxWatermark
        {
            Mailbox = key,
            Maildrop = complete ? _maildrop.FingerprintWithout(_deleted, _octets) : null,
            LastUidl = _maildrop.LastUidl(reached, _deleted),
            LeftOnServer = complete ? leftOnServer : 0,
            Recognising = Recognising && !complete,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_deleted.Count == 0)
        {
            await Farewell.SayAsync(client, farewell, CancellationToken.None);
        }

        // Otherwise the session was to end with CloseAsync: breaking it off deletes nothing.
        client.Dispose();
    }

    /// <summary>The place of the message that earlier checks came to; -1 if there is none.</summary>
    private int Before => _watermark.Mailbox == key && _watermark.LastUidl is { } uidl && _maildrop is not null ? _maildrop.IndexOf(uidl) : -1;

    private async Task<string> FingerprintAsync(CancellationToken cancellationToken)
    {
        if (Count == 0)
        {
            return Maildrop.FingerprintOf(0, _octets, null, null);
        }

        try
        {
            var first = await client.GetMessageUidAsync(0, cancellationToken);
            var last = Count == 1 ? first : await client.GetMessageUidAsync(Count - 1, cancellationToken);
            return Maildrop.FingerprintOf(Count, _octets, first, last);
        }
        catch (NotSupportedException)
        {
            return Maildrop.FingerprintOf(Count, _octets, null, null);
        }
    }
}
