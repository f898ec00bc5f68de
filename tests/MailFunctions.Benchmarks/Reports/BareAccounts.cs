using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Reports;

/// <summary>Reads accounts' settings with nothing around it: the least that a report takes.</summary>
/// <param name="azurite">Where they are.</param>
/// <param name="accounts">How many there are.</param>
internal sealed class BareAccounts(AzuriteServer azurite, int accounts)
{
    private const int BlocksInFlight = 8;
    private readonly TableClient _table = new TableServiceClient(azurite.ConnectionString).GetTableClient(AccountKeys.Table);

    /// <summary>One query for a page, within a block.</summary>
    /// <param name="after">The id that it begins after.</param>
    /// <param name="size">How many rows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task PageAsync(int after, int size, CancellationToken cancellationToken)
    {
        var filter = Settings(AccountKeys.BlockOf(new(after + 1)), AccountKeys.Settings(new(after)));
        var page = await _table.QueryAsync<TableEntity>(filter, size, cancellationToken: cancellationToken).AsPages().FirstAsync(cancellationToken);
        Expect(size, page.Values.Count);
    }

    /// <summary>All rows, several blocks at a time.</summary>
    public async Task ScanAsync(CancellationToken cancellationToken)
    {
        var rows = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, AccountKeys.BlockOf(new(accounts)) + 1),
            new ParallelOptions { MaxDegreeOfParallelism = BlocksInFlight, CancellationToken = cancellationToken },
            async (block, stop) =>
            {
                var query = _table.QueryAsync<TableEntity>(Settings(block, AccountKeys.Settings(default)), cancellationToken: stop);
                Interlocked.Add(ref rows, await query.CountAsync(stop));
            });
        Expect(accounts, rows);
    }

    private static string Settings(int block, string after) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {AccountKeys.Partition(block)} and RowKey gt {after} and RowKey lt {"a;"}");

    private static void Expect(int wanted, int found)
    {
        if (found != wanted)
        {
            throw new InvalidOperationException($"There are {found} rows where {wanted} should be.");
        }
    }
}
