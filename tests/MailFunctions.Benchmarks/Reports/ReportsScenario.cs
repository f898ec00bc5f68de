using System.Runtime.CompilerServices;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Tests.Accounts;

namespace MailFunctions.Benchmarks.Reports;

/// <summary>The accounts report, over HTTP, page by page.</summary>
internal sealed class ReportsScenario : IScenario
{
    private const int PageSize = 30;
    private const int WarmUp = 5;
    private const int Pages = 30;
    private const int Scans = 5;
    private const string PageIs = "one table query for a page";
    private const string ScanIs = "a bare parallel scan";

    private const string AllFilters =
        "name=number&secureConnection=yes&automaticCheck=yes&keepCopy=yes&status=enabled&protocol=imap&checkState=never";

    /// <inheritdoc/>
    public string Name => "reports";

    /// <inheritdoc/>
    public string Title => "Accounts report: a page of 30";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Measured> RunAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (accounts, deep) = (stage.Of(100_000), stage.Of(50_000));
        await using var app = await RunningApp.StartAsync(stage);
        await ManyAccounts.SeedAsync(app.Azurite, accounts);
        var bare = new BareAccounts(app.Azurite, accounts);
        Task PageAsync(int after) => bare.PageAsync(after, PageSize, cancellationToken);
        Task ScanAsync() => bare.ScanAsync(cancellationToken);

        yield return await MeasureAsync(app, $"first page of {accounts:#,0}", "sort=id", PageIs, () => PageAsync(0), Pages, 2);
        yield return await MeasureAsync(app, $"page after {deep:#,0}", $"cursor={CursorAfter(deep)}", PageIs, () => PageAsync(deep), Pages, 2);
        yield return await MeasureAsync(app, "every filter at once", AllFilters, PageIs, () => PageAsync(0), Pages, 2);
        yield return await MeasureAsync(app, "sorted by name", "sort=name", PageIs, () => PageAsync(0), Pages, 2);
        yield return await MeasureAsync(app, "name contains what none does", "name=nothing", ScanIs, ScanAsync, Scans, 1.3, rows: 0);
    }

    private static string CursorAfter(int id) =>
        Cursor.Write(new AccountQuery(new(new AccountFilter(), AccountSort.Id), PageSize, null).List, $"{id}");

    private static async Task<Measured> MeasureAsync(
        RunningApp app,
        string what,
        string query,
        string floorIs,
        Func<Task> floor,
        int rounds,
        double bound,
        int rows = PageSize)
    {
        var api = app.Api;
        var times = await Turns.TimeAsync(Math.Min(WarmUp, rounds), rounds, floor, ReadAsync);
        var reach = Reach.AtMost(bound, floorIs, times[1], times[0]);
        return new()
        {
            Case = what,
            Unit = "ms",
            Ours = times[1],
            Floor = times[0],
            FloorIs = floorIs,
            Reach = [reach],
            Limit = reach.IsReached ? null : $"{await Profile.TakeAsync(app, rounds, ReadAsync)}.",
        };

        async Task ReadAsync()
        {
            var page = await api.GetAsync($"api/accounts?pageSize={PageSize}&{query}");
            if (page["items"]!.AsArray().Count != rows)
            {
                throw new InvalidOperationException($"The page has not {rows} rows: {page}");
            }
        }
    }
}
