using System.Runtime.CompilerServices;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>An IMAP mailbox (RFC 3501, RFC 9051).</summary>
internal sealed class ImapMailbox(IImapSession session, string key, MailboxCalls calls) : IMailbox
{
    // How many pieces of a listing are described at once: a round trip less for each of the others.
    private const int PiecesDescribed = 8;

    private ImapFolder? _folder;
    private MailboxWatermark _watermark = MailboxWatermark.None;
    private MailboxWish _wish = new(KeepCopy: true, Since: null);
    private uint _uidNext;
    private uint _next;
    private uint _from;
    private int _unwanted;
    private bool _searched;
    private ImapDownload? _download;

    /// <inheritdoc/>
    public int Count => Status.Count;

    /// <inheritdoc/>
    public int Listed { get; private set; }

    /// <inheritdoc/>
    public bool Recognising { get; private set; }

    /// <inheritdoc/>
    public Task Gone => session.Gone;

    private uint UidValidity => Status.UidValidity;

    // From when the folder is open the server tells of changes.
    private ImapStatus Status => _folder is { } open ? new(open.UidValidity, open.UidNext?.Id ?? 0, open.Count) : session.Status;

    private ImapFolder Folder => _folder ?? throw new InvalidOperationException("Messages are listed before anything else is done with them.");

    private bool IsSameNumbering => _watermark.Mailbox == key && _watermark.UidValidity == UidValidity;

    /// <inheritdoc/>
    public Task<bool> LookAsync(MailboxWatermark watermark, MailboxWish wish, CancellationToken cancellationToken)
    {
        // Opening the mailbox asked for its STATUS: the answer is compared here.
        (_watermark, _wish) = (watermark, wish);
        Compare();
        var isIdle = IsSameNumbering && !Recognising && _uidNext > 0 && _next == _uidNext && _from == 1 &&
            (wish.KeepCopy || Count == watermark.LeftOnServer);
        return Task.FromResult(!isIdle);
    }

    /// <inheritdoc/>
    public bool Knows(MessageIdentity identity) => identity.IsOf(key, UidValidity);

    /// <inheritdoc/>
    public async IAsyncEnumerable<MailPiece> ListAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (newer, older) = await calls.RunAsync(CheckStep.Fetch, () => SearchAsync(cancellationToken), cancellationToken);
        Listed = newer.Count + older.Count;
        var described = size * PiecesDescribed;
        foreach (var (uids, isOlder) in newer.Chunk(described).Select(part => (part, false)).Concat(older.Chunk(described).Select(part => (part, true))))
        {
            var messages = await calls.RunAsync(CheckStep.Fetch, () => DescribeAsync(uids, cancellationToken), cancellationToken);
            foreach (var piece in (isOlder ? messages.Reverse() : messages).Chunk(size))
            {
                yield return new(piece, isOlder);
            }
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RemoteMessage>> WantedAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken) =>
        // The search left out what is not.
        Task.FromResult(messages);

    /// <inheritdoc/>
    public bool WasLeftAlone(RemoteMessage message) => false;

    /// <inheritdoc/>
    public RemoteMessage? Downloading => _download?.Current;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RefusedMessage>> FetchAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken)
    {
        _download = new ImapDownload(Folder, calls, take);
        return _download.RunAsync(messages, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        if (Folder.IsOpen && Folder.Access != FolderAccess.ReadWrite)
        {
            throw calls.Fail(CheckStep.Delete, $"opens the folder {Folder.FullName} for reading only, so that nothing can be deleted there. Set Keep copy to Yes, or ask the provider for the right to delete.");
        }

        await calls.RunAsync(
            CheckStep.Delete,
            async () =>
            {
                // EXPUNGE alone would take what others have flagged deleted too. Without UIDPLUS (RFC 4315) the client un-flags
                // theirs, expunges, and flags theirs again.
                var uids = Uids(messages);
                await Folder.AddFlagsAsync(uids, MessageFlags.Deleted, silent: true, cancellationToken);
                await Folder.ExpungeAsync(uids, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task CloseAsync(CancellationToken cancellationToken) => session.CloseAsync(cancellationToken);

    /// <inheritdoc/>
    public MailboxWatermark Advance(Reached reached, bool complete, int leftOnServer)
    {
        if (!_searched)
        {
            return complete ? _watermark with { LeftOnServer = Math.Max(_watermark.LeftOnServer, leftOnServer) } : _watermark;
        }

        var next = Math.Max(_next, reached.Newest + 1 ?? 0);
        if (complete || (reached.Oldest is not null && !reached.IsStoppedForwards))
        {
            next = Math.Max(next, _uidNext);
        }

        var from = complete ? 1 : Math.Min(_from, reached.Oldest ?? _from);
        return new()
        {
            Mailbox = key,
            UidValidity = UidValidity,
            UidNext = next,
            UidFrom = from > 1 ? from : null,
            Since = _wish.Since,
            LeftOnServer = complete ? leftOnServer + _unwanted : 0,
            Recognising = Recognising && !complete,
        };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => session.DisposeAsync();

    /// <summary>The messages' UIDs.</summary>
    public static List<UniqueId> Uids(IReadOnlyList<RemoteMessage> messages) => [.. messages.Select(message => new UniqueId(message.Number))];

    /// <summary>Which of these messages the folder has.</summary>
    public static async Task<HashSet<uint>> PresentAsync(ImapFolder folder, IList<UniqueId> uids, CancellationToken cancellationToken)
    {
        var present = await folder.SearchAsync(SearchQuery.Uids(uids), cancellationToken);
        return [.. present.Select(uid => uid.Id)];
    }

    /// <summary>Compares the watermark with what the server last said of the mailbox.</summary>
    private void Compare()
    {
        _uidNext = Status.UidNext;
        // UIDs never go down under one UIDVALIDITY (RFC 9051, section 2.3.1.1); where they do, the mailbox was put back to an older state.
        var wentBack = IsSameNumbering && _uidNext > 0 && _uidNext < _watermark.UidNext;
        Recognising = _watermark.Recognising || wentBack || (_watermark.Mailbox is not null && !IsSameNumbering);
        if (IsSameNumbering && !wentBack && _watermark.UidNext is { } next)
        {
            _next = (uint)next;
            _from = _wish.WantsOlderThan(_watermark) ? _next : (uint)(_watermark.UidFrom ?? 1);
        }
        else
        {
            (_next, _from) = (_uidNext, _uidNext);
        }
    }

    /// <returns>The UIDs after the watermark, lowest first, and those before it, highest first.</returns>
    private async Task<(IReadOnlyList<UniqueId> Newer, IReadOnlyList<UniqueId> Older)> SearchAsync(CancellationToken cancellationToken)
    {
        var folder = await session.GetFolderAsync(cancellationToken);
        await folder.OpenAsync(_wish.KeepCopy ? FolderAccess.ReadOnly : FolderAccess.ReadWrite, cancellationToken);
        _folder = folder;
        // Opening tells the numbers anew: they may have changed since the STATUS.
        Compare();
        _searched = true;
        if (Count == 0)
        {
            return ([], []);
        }

        // A server that does not tell UIDNEXT shows where the messages end when it is asked for all.
        var newer = _next < _uidNext || _uidNext == 0 ? await SearchAsync(_next, uint.MaxValue, cancellationToken) : [];
        if (_next == 0)
        {
            _next = _from = newer.Count > 0 ? newer[^1].Id + 1 : 1;
            return ([], [.. newer.Reverse()]);
        }

        var end = _wish.KeepCopy ? _from : _next;
        var older = end > 1 ? await SearchAsync(1, end - 1, cancellationToken) : [];
        _unwanted = _wish is { KeepCopy: false, Since: not null } ? Math.Max(0, Count - newer.Count - older.Count) : 0;
        return (newer, [.. older.Reverse()]);
    }

    /// <summary>The UIDs in a range that the account wants, lowest first.</summary>
    private async Task<IReadOnlyList<UniqueId>> SearchAsync(uint first, uint last, CancellationToken cancellationToken)
    {
        var start = Math.Max(first, 1);
        SearchQuery query = SearchQuery.Uids(new UniqueIdRange(new UniqueId(start), new UniqueId(last)));
        if (_wish.Since is { } since)
        {
            query = query.And(SearchQuery.DeliveredAfter(since.ToDateTime(TimeOnly.MinValue)));
        }

        var found = await Folder.SearchAsync(query, cancellationToken);
        // "n:*" names the last message even if its UID is below n (RFC 9051, section 6.4.8).
        return [.. found.Where(uid => uid.Id >= start && uid.Id <= last).Distinct().OrderBy(uid => uid.Id)];
    }

    /// <returns>The messages that are there, lowest UID first.</returns>
    private async Task<IReadOnlyList<RemoteMessage>> DescribeAsync(UniqueId[] uids, CancellationToken cancellationToken)
    {
        Array.Sort(uids);
        try
        {
            return await DescribePresentAsync(uids, cancellationToken);
        }
        catch (ImapCommandException)
        {
            // Servers refuse a whole FETCH when one message of it was expunged meanwhile (EXPUNGEISSUED, RFC 5530).
            var present = await PresentAsync(Folder, uids, cancellationToken);
            if (uids.All(uid => present.Contains(uid.Id)))
            {
                throw;
            }

            return await DescribePresentAsync([.. uids.Where(uid => present.Contains(uid.Id))], cancellationToken);
        }
    }

    private async Task<IReadOnlyList<RemoteMessage>> DescribePresentAsync(UniqueId[] uids, CancellationToken cancellationToken)
    {
        const MessageSummaryItems Items = MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.InternalDate;
        var asked = uids.Select(uid => uid.Id).ToHashSet();
        var summaries = await Folder.FetchAsync(uids, Items, cancellationToken);
        return
        [
            .. from summary in summaries.DistinctBy(summary => summary.UniqueId.Id)
               where asked.Contains(summary.UniqueId.Id)
               orderby summary.UniqueId.Id
               select new RemoteMessage
               {
                   Identity = MessageIdentity.OfImap(key, UidValidity, summary.UniqueId.Id),
                   Number = summary.UniqueId.Id,
                   Size = summary.Size ?? 0,
                   ReceivedAt = summary.InternalDate?.ToUniversalTime(),
               },
        ];
    }
}
