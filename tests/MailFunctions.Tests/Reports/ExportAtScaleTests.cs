using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using MailFunctions.Tests.Accounts;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Reports;

/// <summary>
/// An export of many accounts: the memory it takes, and (printed, not asserted) its speed. <c>EXPORT_ACCOUNTS=100000</c> asks for that many
/// instead of the usual 25,000.
/// </summary>
public sealed class ExportAtScaleTests(Product product, ITestOutputHelper output)
{
    private const long Allowed = 100 * ProcessMemory.MiB;
    private const int Repetitions = 3;

    [Fact]
    public async Task Memory_does_not_grow_with_the_rows()
    {
        var accounts = int.Parse(Environment.GetEnvironmentVariable("EXPORT_ACCOUNTS") is { Length: > 0 } text ? text : "25000", CultureInfo.InvariantCulture);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        await api.ExportAsync();
        await ManyAccounts.SeedAsync(azurite, accounts);
        await ScanAsync(azurite, accounts);
        var idle = ProcessMemory.Resident(app.ProcessId);

        for (var i = 0; i < Repetitions; i++)
        {
            var scan = await ScanAsync(azurite, accounts);
            var watch = Stopwatch.StartNew();
            var export = await api.ExportAsync();
            var time = watch.Elapsed.TotalSeconds;
            ((int)export["rows"]!).ShouldBe(accounts);
            var writing = ((DateTimeOffset)export["completedAt"]! - (DateTimeOffset)export["startedAt"]!).TotalSeconds;
            output.WriteLine(
                $"{accounts} rows: a bare parallel scan of the same rows {scan:0.00} s; written in {writing:0.00} s: {scan / writing:0.00} of its row rate; " +
                $"asked for, queued, written and seen in {time:0.00} s: {scan / time:0.00} of its row rate");
        }

        var growth = ProcessMemory.Peak(app.ProcessId) - idle;
        output.WriteLine($"{idle / ProcessMemory.MiB} MiB idle, {growth / ProcessMemory.MiB} MiB more at the peak");
        growth.ShouldBeLessThan(Allowed);
    }

    /// <summary>Reads the settings of all accounts, eight partitions at a time.</summary>
    /// <returns>How long that took, in seconds.</returns>
    private static async Task<double> ScanAsync(AzuriteServer azurite, int accounts)
    {
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient("Accounts");
        var rows = 0;
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, (accounts / 1000) + 1),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (block, stop) =>
            {
                var filter = $"PartitionKey eq '{block:D6}' and RowKey ge 'a:' and RowKey lt 'a;'";
                Interlocked.Add(ref rows, await table.QueryAsync<TableEntity>(filter, cancellationToken: stop).CountAsync(stop));
            });
        rows.ShouldBe(accounts);
        return watch.Elapsed.TotalSeconds;
    }
}
