using System.Runtime.CompilerServices;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>An IMAP mailbox (RFC 3501, RFC 9051).</summary>
internal sealed class ImapMailbox(ImapClient client, ImapFolder folder, string key, MailboxCalls calls, TimeSpan farewell) : IMailbox
{
    private MailboxWatermark _watermark = MailboxWatermark.None;
    private bool _keepCopy;
    private uint _first = 1;
    private uint _uidNext;

    /// <inheritdoc/>
    public int Count => folder.Count;

    /// <inheritdoc/>
    public bool Recognising { get; private set; }

    private uint UidValidity => folder.UidValidity;

    private bool IsSameNumbering => _watermark.Mailbox == key && _watermark.UidValidity == UidValidity;

    /// <inheritdoc/>
    public Task<bool> LookAsync(MailboxWatermark watermark, bool keepCopy, CancellationToken cancellationToken)
    {
        // Opening the mailbox asked for its STATUS: the answer is compared here.
        (_watermark, _keepCopy) = (watermark, keepCopy);
        Compare();
        var isIdle = IsSameNumbering && !Recognising && _uidNext > 0 && watermark.UidNext == _uidNext &&
            (keepCopy || Count == watermark.LeftOnServer);
        return Task.FromResult(!isIdle);
    }

    /// <inheritdoc/>
    public bool Knows(MessageIdentity identity) => identity.IsOf(key, UidValidity);

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<RemoteMessage>> ListAsync(
        int size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var uids = await calls.RunAsync(CheckStep.Fetch, () => SearchAsync(cancellationToken), cancellationToken);
        foreach (var piece in uids.Chunk(size))
        {
            var messages = await calls.RunAsync(CheckStep.Fetch, () => DescribeAsync(piece, cancellationToken), cancellationToken);
            if (messages.Count > 0)
            {
                yield return messages;
            }
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<RefusedMessage>> FetchAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken) =>
        new ImapDownload(folder, calls, take).RunAsync(messages, cancellationToken);

    /// <inheritdoc/>
    public async Task DeleteAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        if (folder.IsOpen && folder.Access != FolderAccess.ReadWrite)
        {
            throw calls.Fail(CheckStep.Delete, $"opens the folder {folder.FullName} for reading only, so that nothing can be deleted there. Set Keep copy to Yes, or ask the provider for the right to delete.");
        }

        await calls.RunAsync(
            CheckStep.Delete,
            async () =>
            {
                // EXPUNGE alone would take what others have flagged deleted too. Without UIDPLUS (RFC 4315) the client un-flags
                // theirs, expunges, and flags theirs again.
                var uids = Uids(messages);
                await folder.AddFlagsAsync(uids, MessageFlags.Deleted, silent: true, cancellationToken);
                await folder.ExpungeAsync(uids, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task CloseAsync(CancellationToken cancellationToken) => Farewell.SayAsync(client, farewell, cancellationToken);

    /// <inheritdoc/>
    public MailboxWatermark Advance(RemoteMessage? last, bool complete, int leftOnServer)
    {
        // With keep copy No the list begins at the first message on the server, not where the last check ended.
        var before = IsSameNumbering && !Recognising ? _watermark.UidNext ?? 1 : 1;
        var reached = Math.Max(before, last is null ? _first : (long)last.Number + 1);
        return complete
            ? Watermark(Math.Max(reached, _uidNext), leftOnServer, recognising: false)
            : Watermark(reached, leftOnServer: 0, Recognising);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Farewell.SayAsync(client, farewell, CancellationToken.None);
        client.Dispose();
    }

    /// <summary>The messages' UIDs.</summary>
    public static List<UniqueId> Uids(IReadOnlyList<RemoteMessage> messages) => [.. messages.Select(message => new UniqueId(message.Number))];

    /// <summary>Which of these messages the folder has.</summary>
    public static async Task<HashSet<uint>> PresentAsync(ImapFolder folder, IList<UniqueId> uids, CancellationToken cancellationToken)
    {
        var present = await folder.SearchAsync(SearchQuery.Uids(uids), cancellationToken);
        return [.. present.Select(uid => uid.Id)];
    }

    private MailboxWatermark Watermark(long uidNext, int leftOnServer, bool recognising) => new()
    {
        Mailbox = key,
        UidValidity = UidValidity,
        UidNext = uidNext,
        LeftOnServer = leftOnServer,
        Recognising = recognising,
    };

    /// <summary>Compares the watermark with what the server last said of the mailbox.</summary>
    private void Compare()
    {
        _uidNext = folder.UidNext?.Id ?? 0;
        // UIDs never go down under one UIDVALIDITY (RFC 9051, section 2.3.1.1); where they do, the mailbox was put back to an older state.
        var wentBack = IsSameNumbering && _uidNext > 0 && _uidNext < _watermark.UidNext;
        Recognising = _watermark.Recognising || wentBack || (_watermark.Mailbox is not null && !IsSameNumbering);
        _first = IsSameNumbering && !wentBack && _keepCopy && _watermark.UidNext is { } next ? (uint)next : 1;
    }

    private async Task<List<UniqueId>> SearchAsync(CancellationToken cancellationToken)
    {
        await folder.OpenAsync(_keepCopy ? FolderAccess.ReadOnly : FolderAccess.ReadWrite, cancellationToken);
        // Opening tells the numbers anew: they may have changed since the STATUS.
        Compare();
        if (Count == 0)
        {
            return [];
        }

        var range = new UniqueIdRange(new UniqueId(_first), UniqueId.MaxValue);
        var found = await folder.SearchAsync(SearchQuery.Uids(range), cancellationToken);
        // "n:*" names the last message even if its UID is below n (RFC 9051, section 6.4.8).
        return [.. found.Where(uid => uid.Id >= _first).OrderBy(uid => uid.Id)];
    }

    private async Task<IReadOnlyList<RemoteMessage>> DescribeAsync(UniqueId[] uids, CancellationToken cancellationToken)
    {
        try
        {
            return await DescribePresentAsync(uids, cancellationToken);
        }
        catch (ImapCommandException)
        {
            // Servers refuse a whole FETCH when one message of it was expunged meanwhile (EXPUNGEISSUED, RFC 5530).
            var present = await PresentAsync(folder, uids, cancellationToken);
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
        var summaries = await folder.FetchAsync(uids, Items, cancellationToken);
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
