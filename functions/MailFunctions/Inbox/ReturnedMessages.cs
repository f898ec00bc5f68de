using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;

namespace MailFunctions.Inbox;

/// <summary>
/// Messages that the server deleted, as it was asked to, and has again. Whether such a message was purged here meanwhile is not said by
/// its identity row, as it has no content row through which the purge would find it; whether it is listed says it.
/// </summary>
internal sealed class ReturnedMessages(TableClient table)
{
    private const int MaxConcurrentReads = 16;
    private const int MessagesPerTransaction = EntityGroupTransaction.MostActions / 2;

    /// <summary>What is stored, with it said of deleted messages too whether they were purged.</summary>
    public async Task<IReadOnlyDictionary<MessageIdentity, StoredIdentity>> DiscernAsync(
        AccountId account,
        IReadOnlyDictionary<MessageIdentity, StoredIdentity> found,
        CancellationToken cancellationToken)
    {
        if (!found.Values.Any(IsUnclear))
        {
            return found;
        }

        var clear = new ConcurrentDictionary<MessageIdentity, StoredIdentity>(found);
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentReads, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(found.Values.Where(IsUnclear), options, async (stored, token) =>
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(account.Key, MessageRows.ListingKey(stored.MessageId), ["RowKey"], token);
            clear[stored.Identity] = stored with { Purged = !row.HasValue };
        });
        return clear;
    }

    /// <summary>Notes that purged messages are on the server again, so that they are not compared by content at every check.</summary>
    public async Task MarkAsync(AccountId account, IReadOnlyList<StoredIdentity> purged, CancellationToken cancellationToken)
    {
        foreach (var piece in purged.Chunk(MessagesPerTransaction))
        {
            try
            {
                await table.SubmitTransactionAsync(piece.SelectMany(stored => Actions(account, stored)), cancellationToken);
            }
            catch (RequestFailedException exception) when (MessageRows.IsConflict(exception))
            {
                // Another check moved some of them: the next one looks again.
            }
        }
    }

    private static bool IsUnclear(StoredIdentity stored) => stored is { DeletedOnServer: true, Purged: false };

    private static TableTransactionAction[] Actions(AccountId account, StoredIdentity stored)
    {
        var (identity, content) = MessageRows.Returned(account, stored);
        return
        [
            new(TableTransactionActionType.UpdateMerge, identity, ETag.All),
            new(TableTransactionActionType.UpsertReplace, content),
        ];
    }
}
