using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;

namespace MailFunctions.Inbox.Retention;

/// <summary>
/// Deletes the messages of one account that were stored before a time. One transaction, under the totals row's ETag, deletes listing rows,
/// says of the identity and content rows, which stay, that the messages were purged, adjusts the totals, and notes the blobs; then the blobs
/// go, then the notes. Wherever it stops, nothing is listed without its bytes, and the notes tell which bytes are still to go.
/// </summary>
internal sealed class ExpiredMessages(TableClient table, BlobNotes notes, AccountId account, DateTimeOffset storedBefore)
{
    // Of the operations of a transaction the totals take one, and a message four: listing, identity, content, note.
    private const int MaxActions = EntityGroupTransaction.MostActions - 1;
    private const int MessagesPerTransaction = MaxActions / 4;
    private const int MaxIdentities = 45;
    private const int RowsPerQuery = 1000;
    private const int MaxConcurrentQueries = 16;

    // Each conflict means that somebody else got on, so this many in a row mean that something is wrong.
    private const int MaxAttempts = 100;

    // No message is listed as received later than this after it was stored (see ReceivedTime); a day more for a clock that is set back.
    private static readonly TimeSpan MaxAhead = ReceivedTime.MaxAhead + TimeSpan.FromDays(1);
    private static readonly string[] Columns = ["RowKey", nameof(MessageSummary.Size), nameof(MessageSummary.Oversized)];

    /// <summary>How many messages it deleted, those too large to store included.</summary>
    public int Purged { get; private set; }

    /// <summary>How many bytes they had.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether somebody else changed the account's messages meanwhile.</summary>
    public bool HasMetOthers { get; private set; }

    /// <summary>Deletes them.</summary>
    /// <param name="isOver">Asked after each transaction whether to stop.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>Whether none is left.</returns>
    public async Task<bool> PurgeAsync(Func<bool> isOver, CancellationToken cancellationToken)
    {
        var from = MessageRows.ListingPrefix + MessageId.TimePrefix(storedBefore + MaxAhead);
        await foreach (var page in Query(from, MessageRows.ListingEnd, cancellationToken).AsPages().WithCancellation(cancellationToken))
        {
            foreach (var piece in page.Values.Chunk(MessagesPerTransaction))
            {
                if (isOver())
                {
                    return false;
                }

                await PurgeAsync(piece, cancellationToken);
            }
        }

        return true;
    }

    private AsyncPageable<TableEntity> Query(string from, string before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {account.Key} and RowKey ge {from} and RowKey lt {before} and StoredAt lt {storedBefore}");
        return table.QueryAsync<TableEntity>(filter, RowsPerQuery, Columns, cancellationToken);
    }

    private async Task PurgeAsync(TableEntity[] piece, CancellationToken cancellationToken)
    {
        for (var attempt = 1; piece.Length > 0; attempt++)
        {
            var totals = await table.GetEntityIfExistsAsync<TableEntity>(account.Key, MessageRows.TotalsKey, cancellationToken: cancellationToken);
            if (!totals.HasValue)
            {
                // The account was deleted, and all its mail is.
                return;
            }

            var rows = await FindRowsAsync(piece, cancellationToken);
            var fitting = Fitting(piece, rows);
            try
            {
                await SubmitAsync(totals.Value!, fitting, rows, cancellationToken);
            }
            catch (RequestFailedException exception) when (MessageRows.IsConflict(exception) && attempt < MaxAttempts)
            {
                // Another instance may have deleted them, or this one, whose answer was lost: then nobody works off the notes.
                HasMetOthers = true;
                piece = await StillThereAsync(piece, cancellationToken);
                await notes.WorkOffAsync(cancellationToken);
                continue;
            }

            Purged += fitting.Count;
            await notes.WorkOffAsync([.. fitting.Where(HasBlob).Select(MessageRows.ListedId)], cancellationToken);
            piece = [.. piece.Skip(fitting.Count)];
        }
    }

    /// <summary>The content rows of listed messages; there are several of one if it has several identities. One deleted on the server has none.</summary>
    private async Task<ILookup<MessageId, string>> FindRowsAsync(TableEntity[] piece, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<(MessageId Listed, string Key)>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentQueries, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(piece.Select(MessageRows.ListedId).GroupBy(id => id.ContentPrefix), options, async (equal, stop) =>
        {
            var wanted = equal.ToHashSet();
            var (from, to) = MessageRows.ContentKeys(equal.First());
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {account.Key} and RowKey ge {from} and RowKey lt {to}");
            await foreach (var row in table.QueryAsync<TableEntity>(filter, RowsPerQuery, MessageRows.ContentColumns, stop))
            {
                if (wanted.Contains(MessageRows.MessageIdOf(row)))
                {
                    found.Add((MessageRows.MessageIdOf(row), row.RowKey));
                }
            }
        });
        return found.ToLookup(row => row.Listed, row => row.Key);
    }

    private static List<TableEntity> Fitting(TableEntity[] piece, ILookup<MessageId, string> rows)
    {
        var actions = 0;
        return [.. piece.TakeWhile(row => (actions += 2 + (2 * Math.Min(rows[MessageRows.ListedId(row)].Count(), MaxIdentities))) <= MaxActions)];
    }

    private async Task SubmitAsync(
        TableEntity totalsRow,
        List<TableEntity> messages,
        ILookup<MessageId, string> rows,
        CancellationToken cancellationToken)
    {
        var summaries = messages.ConvertAll(MessageRows.Summary);
        var stored = summaries.FindAll(message => !message.Oversized);
        var bytes = stored.Sum(message => message.Size);
        var before = MessageRows.Totals(totalsRow);
        var totals = before with
        {
            Stored = before.Stored - stored.Count,
            Oversized = before.Oversized - (summaries.Count - stored.Count),
            Bytes = before.Bytes - bytes,
        };
        await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpdateReplace, MessageRows.Totals(account, totals, totalsRow.ETag), totalsRow.ETag),
                .. messages.SelectMany(message => Actions(message, rows[MessageRows.ListedId(message)])),
            ],
            cancellationToken);
        Bytes += bytes;
    }

    private IEnumerable<TableTransactionAction> Actions(TableEntity listing, IEnumerable<string> contentKeys)
    {
        var id = MessageRows.ListedId(listing);
        yield return new(TableTransactionActionType.Delete, new TableEntity(account.Key, listing.RowKey), ETag.All);
        foreach (var key in contentKeys.Take(MaxIdentities))
        {
            var identity = MessageRows.IdentityKey(MessageRows.IdentityOfContent(new TableEntity(account.Key, key)));
            yield return new(TableTransactionActionType.UpdateMerge, MessageRows.Purged(account, key), ETag.All);
            yield return new(TableTransactionActionType.UpdateMerge, MessageRows.Purged(account, identity), ETag.All);
        }

        if (HasBlob(listing))
        {
            yield return new(TableTransactionActionType.UpsertReplace, MessageRows.Note(account, id));
        }
    }

    /// <summary>What another instance did not delete meanwhile.</summary>
    private async Task<TableEntity[]> StillThereAsync(TableEntity[] piece, CancellationToken cancellationToken)
    {
        var keys = piece.Select(row => row.RowKey).ToHashSet();
        return await Query(piece[0].RowKey, piece[^1].RowKey + "~", cancellationToken)
            .Where(row => keys.Contains(row.RowKey))
            .ToArrayAsync(cancellationToken);
    }

    private static bool HasBlob(TableEntity listing) => !MessageRows.Summary(listing).Oversized;
}
