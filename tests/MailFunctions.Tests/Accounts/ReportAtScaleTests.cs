using System.Diagnostics;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts;

/// <summary>The accounts report over 25,000 accounts: what it shows, and (printed, not asserted) what it costs.</summary>
public sealed class ReportAtScaleTests(Product product, ITestOutputHelper output)
{
    private const int Accounts = 25_000;
    private const int Deep = 20_011;
    private const int Repetitions = 9;

    [Fact]
    public async Task Pages_of_25000_accounts_are_right_and_their_cost_is_printed()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var tables = new TableServiceClient(azurite.ConnectionString);
        await ManyAccounts.SeedAsync(azurite, Accounts);

        var raw = await MedianAsync(() => RawPageAsync(tables));
        output.WriteLine($"One raw table page query of 30 of {Accounts} accounts: {raw:0.0} ms");
        await PrintAsync("First page", api, "api/accounts", raw, page => Ids(page).ShouldBe(Enumerable.Range(1, 30)));
        await PrintAsync("A page deep in", api, $"api/accounts?cursor={await DeepCursorAsync(api)}", raw, page => Ids(page).ShouldBe(Enumerable.Range(Deep + 1, 30)));
        await PrintAsync("Filtered by columns", api, "api/accounts?protocol=pop3&keepCopy=no", raw, page => Ids(page).ShouldBe(Matching(Pop3WithoutCopy)));
        await PrintAsync("Filtered by part of the name", api, "api/accounts?name=NUMBER 77", raw, page => Ids(page).ShouldBe(Matching(id => ManyAccounts.Name(id).Contains("number 77", StringComparison.Ordinal))));
        await PrintAsync("Filtered by state", api, "api/accounts?checkState=never&status=disabled", raw, page => Ids(page).ShouldBe(Matching(id => id % 10 == 0)));
        await PrintAsync("Filtered by all five at once", api, "api/accounts?name=number&secureConnection=yes&automaticCheck=yes&keepCopy=no&status=enabled", raw, page => Ids(page).ShouldBe(Matching(id => id % 3 == 0 && id % 10 != 0)));
        await PrintAsync("Sorted by name", api, "api/accounts?sort=name", raw, page => Ids(page).ShouldBe(ByName().Take(30)));
        await PrintAsync("Sorted by id, last first", api, "api/accounts?sort=-id", raw, page => Ids(page).ShouldBe(Enumerable.Range(Accounts - 29, 30).Reverse()));
        await PrintAsync("Filtered so that nothing matches (a scan of all)", api, "api/accounts?name=nothing", raw, page => Ids(page).ShouldBeEmpty());
    }

    private static bool Pop3WithoutCopy(int id) => id % 2 == 0 && id % 3 == 0;

    private static IEnumerable<int> Matching(Func<int, bool> matches) => Enumerable.Range(1, Accounts).Where(matches).Take(30);

    private static IEnumerable<int> ByName() => Enumerable.Range(1, Accounts).OrderBy(id => NameKey.Of(ManyAccounts.Name(id)), StringComparer.Ordinal);

    private static IEnumerable<int> Ids(JsonObject page) => page["items"]!.AsArray().Select(item => (int)item!["id"]!);

    private static async Task<string> DeepCursorAsync(Api api)
    {
        // The cursor of a page that ends at the account, however it was come by.
        var last = await api.GetAsync("api/accounts?sort=id&pageSize=1");
        _ = last["nextCursor"].ShouldNotBeNull();
        return MailFunctions.Http.Cursor.Write(new AccountQuery(new(new AccountFilter(), AccountSort.Id), 30, null).List, $"{Deep}");
    }

    private static async Task<int> RawPageAsync(TableServiceClient tables)
    {
        var filter = "PartitionKey eq '000000' and RowKey ge 'a:' and RowKey lt 'a;'";
        await foreach (var page in tables.GetTableClient("Accounts").QueryAsync<TableEntity>(filter, 30).AsPages())
        {
            return page.Values.Count;
        }

        return 0;
    }

    private static async Task<double> MedianAsync(Func<Task> run)
    {
        await run();
        var times = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            var watch = Stopwatch.StartNew();
            await run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return times.Order().ElementAt(Repetitions / 2);
    }

    private async Task PrintAsync(string what, Api api, string path, double raw, Action<JsonObject> check)
    {
        check(await api.GetAsync(path));
        var time = await MedianAsync(() => api.GetAsync(path));
        output.WriteLine($"{what}: {time:0.0} ms, {time / raw:0.0} x the raw page query");
    }
}
