using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Inbox.Events;
using MailFunctions.Storage;

namespace MailFunctions.Inbox;

/// <summary>
/// Lists staged messages of one account. Every transaction also writes the totals row under the ETag that was read before, so that
/// the totals are exact, and of two processes that commit at once one goes first and the other looks again at what is there. As long as
/// nobody else does, one look holds for all of the messages.
/// </summary>
/// <param name="table">The table <c>Messages</c>.</param>
/// <param name="lookup">Finds identities in it.</param>
/// <param name="listeners">Who wants to know of every message that is stored.</param>
/// <param name="account">Whose messages.</param>
/// <param name="stillKnown">Whether an identity still names a message on the server; <see langword="null"/> unless the server gave new ones.</param>
/// <param name="storedAt">When they are listed, UTC.</param>
internal sealed class MessageCommit(
    TableClient table,
    IdentityLookup lookup,
    IEnumerable<IStoredMessageListener> listeners,
    AccountId account,
    Func<MessageIdentity, bool>? stillKnown,
    DateTimeOffset storedAt)
{
    // Of the operations of a transaction the totals take one, a new message three, a recognised one four.
    private const int NewPerTransaction = (EntityGroupTransaction.MostActions - 1) / 3;
    private const int RecognisedPerTransaction = (EntityGroupTransaction.MostActions - 1) / 4;

    // Each conflict means that somebody else got on, so this many in a row mean that something is wrong.
    private const int MaxAttempts = 100;

    private readonly ContentRecognition _recognition = new(table, account);
    private readonly List<MessageIdentity> _purged = [];
    private readonly HashSet<MessageId> _announced = [];
    private TableEntity? _totalsRow;
    private IReadOnlyDictionary<MessageIdentity, StoredIdentity>? _found;
    private int _stored;
    private int _recognised;
    private int _alreadyThere;

    /// <summary>The messages whose blob nobody needs, because they were stored before under another name.</summary>
    public List<StagedMessage> Superfluous { get; } = [];

    /// <summary>Lists the messages that are not listed yet.</summary>
    public async Task<StoreResult> RunAsync(IEnumerable<StagedMessage> messages, CancellationToken cancellationToken)
    {
        var size = stillKnown is null ? NewPerTransaction : RecognisedPerTransaction;
        var distinct = messages.DistinctBy(message => message.Identity).ToList();
        for (var next = 0; next < distinct.Count; next += size)
        {
            await CommitAsync(distinct[next..Math.Min(next + size, distinct.Count)], distinct[next..], cancellationToken);
        }

        var totals = _totalsRow ?? await ReadTotalsAsync(cancellationToken);
        var result = new StoreResult(_stored, _recognised, _alreadyThere, totals is null ? MessageTotals.None : MessageRows.Totals(totals));
        return _purged.Count == 0 ? result : result with { Purged = _purged };
    }

    private async Task CommitAsync(List<StagedMessage> piece, List<StagedMessage> ahead, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (_totalsRow is null)
            {
                (_totalsRow, _found) = (await ReadTotalsAsync(cancellationToken), null);
            }

            var found = _found ??= await lookup.FindAsync(account, ahead.Select(message => message.Identity), cancellationToken);
            var placed = await PlaceAsync([.. piece.Where(message => !found.ContainsKey(message.Identity))], attempt, cancellationToken);
            await AnnounceAsync(placed, cancellationToken);
            try
            {
                await SubmitAsync(placed, cancellationToken);
            }
            catch (RequestFailedException exception) when (MessageRows.IsConflict(exception) && attempt < MaxAttempts)
            {
                _totalsRow = null;
                continue;
            }

            await CountAsync(placed, piece.Where(message => found.ContainsKey(message.Identity)), found, cancellationToken);
            return;
        }
    }

    /// <summary>Finds each message its listing row: its own, or the one of the same message under an earlier identity.</summary>
    private async Task<List<PlacedMessage>> PlaceAsync(IReadOnlyList<StagedMessage> fresh, int attempt, CancellationToken cancellationToken)
    {
        var recognised = stillKnown is null ? null : await _recognition.FindAsync(fresh, stillKnown, cancellationToken);
        var placed = new List<PlacedMessage>(fresh.Count);
        foreach (var message in fresh)
        {
            var earlier = recognised?.GetValueOrDefault(message.Identity);

            // An identity may come back after it had been moved away from its listing row; only then does this row exist before.
            var listed = earlier is null && attempt > 1 && await IsListedAsync(message.Summary.Id, cancellationToken);
            placed.Add(new(message, earlier, listed));
        }

        await KeepBlobsAsync(placed, cancellationToken);
        return placed;
    }

    /// <summary>A blob that was there before may be noted for deletion, as that of a message that was purged; now it is needed again.</summary>
    private async Task KeepBlobsAsync(List<PlacedMessage> placed, CancellationToken cancellationToken)
    {
        foreach (var message in placed.Where(message => message is { IsNew: true, Message: { BlobIsNew: false, Summary.Oversized: false } }))
        {
            await table.DeleteEntityAsync(account.Key, MessageRows.NoteKey(message.Listed), ETag.All, cancellationToken);
        }
    }

    /// <summary>Tells the listeners of messages that are about to be listed for the first time.</summary>
    private async Task AnnounceAsync(List<PlacedMessage> placed, CancellationToken cancellationToken)
    {
        var ids = placed.Where(message => message.IsNew).Select(message => message.Listed).Where(_announced.Add).ToList();
        if (ids.Count == 0)
        {
            return;
        }

        foreach (var listener in listeners)
        {
            await listener.ExpectAsync(account, ids, cancellationToken);
        }
    }

    private async Task SubmitAsync(List<PlacedMessage> placed, CancellationToken cancellationToken)
    {
        if (placed.Count == 0)
        {
            return;
        }

        var totals = _totalsRow is null ? MessageTotals.None : MessageRows.Totals(_totalsRow);
        foreach (var message in placed.Where(message => message.IsNew).Select(message => message.Message.Summary))
        {
            totals = message.Oversized
                ? totals with { Oversized = totals.Oversized + 1 }
                : totals with { Stored = totals.Stored + 1, Bytes = totals.Bytes + message.Size };
        }

        var row = MessageRows.Totals(account, totals, _totalsRow?.ETag ?? default);
        var first = _totalsRow is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, row.ETag);
        var answer = await table.SubmitTransactionAsync(
            [first, .. placed.SelectMany(message => message.Actions(account, storedAt))],
            cancellationToken);
        row.ETag = answer.Value[0].Headers.ETag ?? default;
        _totalsRow = row.ETag == default ? null : row;
    }

    private async Task CountAsync(
        List<PlacedMessage> placed,
        IEnumerable<StagedMessage> there,
        IReadOnlyDictionary<MessageIdentity, StoredIdentity> found,
        CancellationToken cancellationToken)
    {
        foreach (var message in placed)
        {
            _ = message.Earlier is null ? _stored++ : _recognised++;
            await AddSuperfluousAsync(message.Message, message.Listed, message.IsPurged, cancellationToken);
        }

        foreach (var message in there)
        {
            _alreadyThere++;
            var stored = found[message.Identity];
            await AddSuperfluousAsync(message, stored.MessageId, stored.Purged, cancellationToken);
        }
    }

    private async Task AddSuperfluousAsync(StagedMessage message, MessageId listed, bool purged, CancellationToken cancellationToken)
    {
        if (purged)
        {
            _purged.Add(message.Identity);
        }

        // What was purged has no blob any more. One that was there before is of a check that died, unless it is a listed message's.
        var isSuperfluous = purged
            ? !message.Summary.Oversized && (message.BlobIsNew || !await IsListedAsync(message.Summary.Id, cancellationToken))
            : message.BlobIsNew && listed.BlobName(account) != message.Summary.Id.BlobName(account);
        if (isSuperfluous)
        {
            Superfluous.Add(message);
        }
    }

    private async Task<TableEntity?> ReadTotalsAsync(CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(account.Key, MessageRows.TotalsKey, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }

    private async Task<bool> IsListedAsync(MessageId id, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            account.Key,
            MessageRows.ListingKey(id),
            ["RowKey"],
            cancellationToken);
        return row.HasValue;
    }
}
