using Azure;
using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>The due markers of the table <c>Accounts</c>: which accounts are due, at a cost that grows with those only.</summary>
public sealed class DueMarkers(TableServiceClient tables)
{
    /// <summary>How many accounts one transaction claims: a claim is three operations of an entity-group transaction, which takes 100.</summary>
    internal const int ClaimsPerTransaction = EntityGroupTransaction.MostActions / 3;

    private static readonly string[] Columns = ["PartitionKey", "RowKey", nameof(DueMarker.Server), nameof(DueMarker.OverdueAt)];
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);

    /// <summary>The markers of a block that are due, and those that are not, because their checks are claimed, but are overdue. The due ones come in the order of their ids.</summary>
    /// <param name="block">The block.</param>
    /// <param name="now">Markers up to this time are due, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(IReadOnlyList<DueMarker> Due, int Overdue)> FindAsync(int block, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var end = AccountKeys.DuePrefix(now.AddMilliseconds(1));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {AccountKeys.Partition(block)} and RowKey ge {"d:"} and RowKey lt {"d;"} and (RowKey lt {end} or OverdueAt lt {now})");
        var markers = await _table.QueryAsync<TableEntity>(filter, AccountKeys.BlockSize, Columns, cancellationToken)
            .Select(AccountEntity.ToMarker)
            .ToListAsync(cancellationToken);
        // Neighbours that are checked together are read together.
        var due = markers.Where(marker => string.CompareOrdinal(marker.RowKey, end) < 0).OrderBy(marker => marker.Id);
        return ([.. due], markers.Count(marker => marker.OverdueAt < now));
    }

    /// <summary>The markers of a block's accounts that should have been checked three intervals ago, and were not.</summary>
    public async Task<IReadOnlyList<DueMarker>> OverdueAsync(int block, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {AccountKeys.Partition(block)} and RowKey ge {"d:"} and RowKey lt {"d;"} and OverdueAt lt {now}");
        return await _table.QueryAsync<TableEntity>(filter, AccountKeys.BlockSize, Columns, cancellationToken).Select(AccountEntity.ToMarker).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Takes accounts of a block: their markers move to the end of the claim, so that an account whose check is lost becomes due
    /// again by itself.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="due">The accounts' markers.</param>
    /// <param name="claimedUntil">The end of the claim, UTC.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The accounts claimed, some at a time, each by nobody else.</returns>
    public async IAsyncEnumerable<IReadOnlyList<DueMarker>> ClaimAsync(
        int block,
        IReadOnlyList<DueMarker> due,
        DateTimeOffset claimedUntil,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var markers in due.Chunk(ClaimsPerTransaction))
        {
            yield return await ClaimAsync(AccountKeys.Partition(block), [.. markers], claimedUntil, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<DueMarker>> ClaimAsync(
        string partition,
        List<DueMarker> markers,
        DateTimeOffset claimedUntil,
        CancellationToken cancellationToken)
    {
        while (markers.Count > 0)
        {
            try
            {
                var actions = markers.SelectMany(marker => Claim(partition, marker, claimedUntil));
                await _table.SubmitTransactionAsync(actions, cancellationToken);
                return markers;
            }
            catch (TableTransactionFailedException exception) when (exception is { Status: 404 or 409, FailedTransactionActionIndex: not null })
            {
                // Its marker moved since it was read: another instance claimed it, or it was changed or deleted.
                markers.RemoveAt(exception.FailedTransactionActionIndex.Value / 3);
            }
        }

        return [];
    }

    private static TableTransactionAction[] Claim(string partition, DueMarker marker, DateTimeOffset claimedUntil)
    {
        var claimed = new TableEntity(partition, AccountKeys.Due(claimedUntil, marker.Id))
        {
            [nameof(DueMarker.Server)] = marker.Server,
            [nameof(DueMarker.OverdueAt)] = marker.OverdueAt,
        };
        var state = new TableEntity(partition, AccountKeys.State(marker.Id))
        {
            [nameof(AccountState.DueAt)] = claimedUntil,
            [nameof(AccountState.QueuedUntil)] = claimedUntil,
        };
        return
        [
            new(TableTransactionActionType.Delete, new TableEntity(partition, marker.RowKey), ETag.All),
            new(TableTransactionActionType.Add, claimed),
            new(TableTransactionActionType.UpdateMerge, state, ETag.All),
        ];
    }
}
