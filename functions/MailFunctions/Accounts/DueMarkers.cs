using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Accounts;

/// <summary>The due markers of the table <c>Accounts</c>: which accounts are due, at a cost that grows with those only.</summary>
public sealed class DueMarkers(TableServiceClient tables)
{
    // A claim is three operations of an entity-group transaction, which takes 100.
    private const int ClaimsPerTransaction = 33;
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);

    /// <summary>
    /// Takes the accounts of a block that are due: their markers move to the end of the claim, so that an account whose
    /// check is lost becomes due again by itself.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="now">Markers up to this time are due, UTC.</param>
    /// <param name="claimedUntil">The end of the claim, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The accounts claimed, some at a time, each by nobody else.</returns>
    public async IAsyncEnumerable<IReadOnlyList<AccountId>> ClaimAsync(
        int block,
        DateTimeOffset now,
        DateTimeOffset claimedUntil,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {AccountKeys.Partition(block)} and RowKey ge {"d:"} and RowKey lt {AccountKeys.DuePrefix(now.AddMilliseconds(1))}");
        // Claims move markers past the end of this query, so pages already asked for are not upset by them.
        var due = _table.QueryAsync<TableEntity>(filter, AccountKeys.BlockSize, ["PartitionKey", "RowKey"], cancellationToken);
        await foreach (var page in due.AsPages().WithCancellation(cancellationToken))
        {
            foreach (var markers in page.Values.Chunk(ClaimsPerTransaction))
            {
                yield return await ClaimAsync([.. markers], claimedUntil, cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<AccountId>> ClaimAsync(
        List<TableEntity> markers,
        DateTimeOffset claimedUntil,
        CancellationToken cancellationToken)
    {
        while (markers.Count > 0)
        {
            try
            {
                var actions = markers.SelectMany(marker => Claim(marker, claimedUntil));
                await _table.SubmitTransactionAsync(actions, cancellationToken);
                return [.. markers.Select(marker => AccountKeys.IdOf(marker.RowKey))];
            }
            catch (TableTransactionFailedException exception) when (exception is { Status: 404 or 409, FailedTransactionActionIndex: not null })
            {
                // Its marker moved since it was read: another instance claimed it, or it was changed or deleted.
                markers.RemoveAt(exception.FailedTransactionActionIndex.Value / 3);
            }
        }

        return [];
    }

    private static TableTransactionAction[] Claim(TableEntity marker, DateTimeOffset claimedUntil)
    {
        var id = AccountKeys.IdOf(marker.RowKey);
        var claimed = new TableEntity(marker.PartitionKey, AccountKeys.Due(claimedUntil, id));
        var state = new TableEntity(marker.PartitionKey, AccountKeys.State(id))
        {
            [nameof(AccountState.DueAt)] = claimedUntil,
            [nameof(AccountState.QueuedUntil)] = claimedUntil,
        };
        return
        [
            new(TableTransactionActionType.Delete, new TableEntity(marker.PartitionKey, marker.RowKey), ETag.All),
            new(TableTransactionActionType.Add, claimed),
            new(TableTransactionActionType.UpdateMerge, state, ETag.All),
        ];
    }
}
