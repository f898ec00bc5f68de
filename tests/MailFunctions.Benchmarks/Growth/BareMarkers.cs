using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>Looks for accounts that are due with nothing around it: one query a block.</summary>
/// <param name="azurite">Where they are.</param>
/// <param name="blocks">How many blocks there are.</param>
internal sealed class BareMarkers(AzuriteServer azurite, int blocks)
{
    private readonly TableClient _table = new TableServiceClient(azurite.ConnectionString).GetTableClient(AccountKeys.Table);

    /// <summary>Looks into all blocks, as many at a time as the timer does.</summary>
    /// <param name="now">What counts as now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task ScanAsync(DateTimeOffset now, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, blocks),
        new ParallelOptions { MaxDegreeOfParallelism = DueDispatch.BlocksInFlight, CancellationToken = cancellationToken },
        async (block, stop) =>
        {
            var filter = TableClient.CreateQueryFilter(
                $"PartitionKey eq {AccountKeys.Partition(block)} and RowKey ge {"d:"} and RowKey lt {AccountKeys.DuePrefix(now)}");
            await _table.QueryAsync<TableEntity>(filter, cancellationToken: stop).CountAsync(stop);
        });
}
