using System.Runtime.CompilerServices;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Inbox;
using MailKit.Net.Pop3;
using MimeKit;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A POP3 maildrop (RFC 1939).</summary>
internal sealed class Pop3Mailbox(Pop3Client client, SessionLog log, string key, MailboxCalls calls, Farewell farewell) : IMailbox
{
    private readonly Pop3Download _download = new(client, calls);
    private readonly HashSet<uint> _deleted = [];
    private readonly long _octets = client.Size;
    private MailboxWatermark _watermark = MailboxWatermark.None;
    private MailboxWish _wish = new(KeepCopy: true, Since: null);
    private string _fingerprint = "";
    private Maildrop? _maildrop;

    /// <inheritdoc/>
    public int Count { get; } = client.Count;

    /// <inheritdoc/>
    public int Listed { get; private set; }

    /// <inheritdoc/>
    public bool Recognising { get; private set; }

    /// <inheritdoc/>
    public async Task<bool> LookAsync(MailboxWatermark watermark, MailboxWish wish, CancellationToken cancellationToken)
    {
        (_watermark, _wish) = (watermark, wish);
        // After a session that broke off, what broke it off must be told from its neighbours.
        _download.Pipelines = watermark.Stumbles.Count == 0;
        _fingerprint = await calls.RunAsync(CheckStep.Fetch, () => FingerprintAsync(cancellationToken), cancellationToken);
        Recognising = watermark.Recognising || (watermark.Mailbox is not null && watermark.Mailbox != key);
        var isIdle = watermark.Mailbox == key && !Recognising && watermark.Maildrop == _fingerprint && !wish.WantsOlderThan(watermark) &&
            (wish.KeepCopy || Count == watermark.LeftOnServer);
        return !isIdle;
    }

    /// <inheritdoc/>
    public Task Gone => Task.CompletedTask;

    /// <inheritdoc/>
    public bool Knows(MessageIdentity identity) => _maildrop?.Identities.Contains(identity) ?? false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<MailPiece> ListAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var limit = Pop3Download.LimitOf(_octets);
        _maildrop = await calls.DownloadAsync(() => new Pop3Listing(client, key, calls, limit).ReadAsync(cancellationToken), limit, cancellationToken);
        Recognising |= _watermark.Mailbox == key && _watermark.LastUidl is not null && Before < 0 && Count > 0;
        var (newer, older) = (_maildrop.Messages.Skip(After).ToList(), _maildrop.Messages.Take(_wish.KeepCopy ? From : After).Reverse().ToList());
        Listed = newer.Count + older.Count;
        foreach (var piece in newer.Chunk(size))
        {
            yield return new(piece, IsOlder: false);
        }

        foreach (var piece in older.Chunk(size))
        {
            yield return new(piece, IsOlder: true);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RemoteMessage>> WantedAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        if (_wish.Since is not { } since)
        {
            return messages;
        }

        var wanted = new List<RemoteMessage>(messages.Count);
        var refused = await _download.HeadersAsync(
            messages,
            async (message, content, stop) =>
            {
                var received = ReceivedTime.Of(await HeaderList.LoadAsync(content, stop));
                if (received is null || DateOnly.FromDateTime(received.Value.UtcDateTime) >= since)
                {
                    wanted.Add(message);
                }
            },
            cancellationToken);
        // What does not show its header may be wanted: the download tells.
        wanted.AddRange(refused.Select(refusal => refusal.Message));
        return wanted;
    }

    /// <inheritdoc/>
    public bool WasLeftAlone(RemoteMessage message) => _wish.Since is not null && message.Number > From && message.Number <= After;

    /// <inheritdoc/>
    public RemoteMessage? Downloading => _download.Current;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RefusedMessage>> FetchAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken) =>
        _download.RunAsync(messages, take, cancellationToken);

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
            await farewell.SayAsync(client, cancellationToken);
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
    public MailboxWatermark Advance(Reached reached, bool complete, int leftOnServer)
    {
        if (_maildrop is null)
        {
            return complete ? _watermark with { Mailbox = key, Maildrop = _fingerprint } : _watermark with { Maildrop = null };
        }

        var advanced = new MailboxWatermark { Mailbox = key, Since = _wish.Since, Recognising = Recognising && !complete };
        if (complete)
        {
            return advanced with
            {
                Maildrop = _maildrop.FingerprintWithout(_deleted, _octets),
                LastUidl = _maildrop.LastUidl(Count, _deleted),
                LeftOnServer = leftOnServer,
            };
        }

        if (reached is { Newest: null, Oldest: null })
        {
            return _watermark with { Maildrop = null };
        }

        // Everything between these two is dealt with. What is left of it on the server tells the next check where they are.
        var last = reached.Oldest is not null && !reached.IsStoppedForwards ? Count : Math.Max((int)(reached.Newest ?? 0), After);
        var first = Math.Min((int?)reached.Oldest - 1 ?? From, From);
        return advanced with
        {
            LastUidl = _maildrop.LastUidl(last, _deleted),
            FirstUidl = first > 0 ? _maildrop.FirstUidl(first, _deleted) ?? "" : null,
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_deleted.Count == 0)
        {
            await farewell.SayAsync(client, CancellationToken.None);
        }

        // Otherwise the session was to end with CloseAsync: breaking it off deletes nothing.
        client.Dispose();
    }

    /// <summary>The place of the message that earlier checks came to; -1 if there is none.</summary>
    private int Before => _watermark.Mailbox == key && _watermark.LastUidl is { } uidl && _maildrop is not null ? _maildrop.IndexOf(uidl) : -1;

    /// <summary>How many messages stand before those that are new; all of them if earlier checks left no trace.</summary>
    private int After => Before < 0 ? Count : Before + 1;

    /// <summary>How many messages, from the first on, have not been dealt with although they are not new.</summary>
    private int From
    {
        get
        {
            if (Before < 0 || _wish.WantsOlderThan(_watermark))
            {
                return After;
            }

            return _watermark.FirstUidl is not { } uidl ? 0 : _maildrop!.IndexOf(uidl) is >= 0 and var place ? place : After;
        }
    }

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
