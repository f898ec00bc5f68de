using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Accounts;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Reports;

namespace MailFunctions.Benchmarks.Reports;

/// <summary>An export of all accounts: how fast it is written, and the memory that it takes.</summary>
internal sealed class ExportScenario : IScenario
{
    private const int Rounds = 5;
    private const string ScanIs = "a bare parallel scan";

    /// <inheritdoc/>
    public string Name => "export";

    /// <inheritdoc/>
    public string Title => "Export of all accounts";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var few = await RunAsync(stage, stage.Of(10_000), rounds: 2, cancellationToken);
        var many = await RunAsync(stage, stage.Of(100_000), Rounds, cancellationToken);
        var reach = Reach.AtLeast(0.8, ScanIs, many.Written, many.Scanned);
        yield return new()
        {
            Case = $"{many.Rows:#,0} rows, written",
            Unit = "rows/s",
            Ours = many.Written,
            Floor = many.Scanned,
            FloorIs = ScanIs,
            Reach = [reach],
            Limit = reach.IsReached ? null : $"{many.Profile}.",
        };
        yield return new()
        {
            Case = $"{many.Rows:#,0} rows, from the request until it is seen to be ready",
            Unit = "rows/s",
            Ours = many.Seen,
            Floor = many.Scanned,
            FloorIs = ScanIs,
        };
        yield return new() { Case = $"{few.Rows:#,0} rows: memory at the peak over idle", Unit = "MiB", Ours = few.Grown };
        yield return new()
        {
            Case = $"{many.Rows:#,0} rows: memory at the peak over idle",
            Unit = "MiB",
            Ours = many.Grown,
            Reach = [Reach.AtMost(2, "a tenth of the rows", many.Grown, few.Grown)],
        };
    }

    private static async Task<Exported> RunAsync(Stage stage, int accounts, int rounds, CancellationToken cancellationToken)
    {
        await using var app = await RunningApp.StartAsync(stage);
        var api = app.Api;
        await api.ExportAsync();
        await ManyAccounts.SeedAsync(app.Azurite, accounts);
        var bare = new BareAccounts(app.Azurite, accounts);
        var idle = ProcessMemory.Resident(app.ProcessId);
        var written = new List<double>();
        var times = await Turns.TimeAsync(warmUp: 1, rounds, [() => bare.ScanAsync(cancellationToken), ExportAsync], cancellationToken);
        var grown = ProcessMemory.Peak(app.ProcessId) - idle;
        return new(
            accounts,
            Written: accounts / Turns.Median(written.Skip(1)),
            Seen: accounts / (times[1] / 1000),
            Scanned: accounts / (times[0] / 1000),
            Grown: grown / (double)ProcessMemory.MiB,
            await Profile.TakeAsync(app, rounds: 1, ExportAsync));

        async Task ExportAsync()
        {
            var export = await api.ExportAsync();
            if ((int)export["rows"]! != accounts)
            {
                throw new InvalidOperationException($"The export has not {accounts} rows: {export}");
            }

            written.Add((Time(export, "completedAt") - Time(export, "startedAt")).TotalSeconds);
        }
    }

    private static DateTimeOffset Time(JsonObject export, string member) => (DateTimeOffset)export[member]!;
}
