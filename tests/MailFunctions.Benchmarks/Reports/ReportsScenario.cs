using System.Runtime.CompilerServices;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Tests.Accounts;

namespace MailFunctions.Benchmarks.Reports;

/// <summary>The accounts report, over HTTP, page by page.</summary>
internal sealed class ReportsScenario : IScenario
{
    private const int PageSize = 30;

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
        PageCase[] cases =
        [
            OfPage($"first page of {accounts:#,0}", "sort=id", () => bare.PageAsync(0, PageSize, cancellationToken)),
            OfPage($"page after {deep:#,0}", $"cursor={CursorAfter(deep)}", () => bare.PageAsync(deep, PageSize, cancellationToken)),
            OfPage("every filter at once", AllFilters, () => bare.PageAsync(0, PageSize, cancellationToken)),
            OfPage("sorted by name", "sort=name", () => bare.PageAsync(0, PageSize, cancellationToken)),
            OfScan("name contains what none does", "name=nothing", () => bare.ScanAsync(cancellationToken)),
        ];
        foreach (var page in cases)
        {
            yield return await page.MeasureAsync(app, cancellationToken);
        }
    }

    private static PageCase OfPage(string what, string query, Func<Task> floor) => new()
    {
        Case = what,
        Path = Path(query),
        Items = PageSize,
        Floor = floor,
        FloorIs = "one table query for a page",
        Bound = 2,
        Rounds = 30,
    };

    private static PageCase OfScan(string what, string query, Func<Task> floor) => new()
    {
        Case = what,
        Path = Path(query),
        Items = 0,
        Floor = floor,
        FloorIs = "a bare parallel scan",
        Bound = 1.3,
        Rounds = 5,
    };

    private static string Path(string query) => $"api/accounts?pageSize={PageSize}&{query}";

    private static string CursorAfter(int id) =>
        Cursor.Write(new AccountQuery(new(new AccountFilter(), AccountSort.Id), PageSize, null).List, $"{id}");
}
