using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts;

/// <summary>The accounts report against a model of it: every combination of filters, and pages that stay right while accounts come and go.</summary>
public sealed class ReportQueryTests(Product product)
{
    private const int Accounts = 72;
    private static readonly string[] Sorts = ["id", "-id", "name", "-name"];
    private static readonly bool?[] AnyYesNo = [null, true, false];

    [Fact]
    public async Task Every_filter_alone_and_with_every_other_shows_what_the_model_says_in_its_order()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var model = await CreateAsync(api, await api.CreateCredentialAsync("user"));

        var queries =
            from part in new[] { null, "ACAO 1", "nobody" }
            from secure in AnyYesNo
            from automatic in AnyYesNo
            from keep in AnyYesNo
            from enabled in AnyYesNo
            from protocol in new[] { null, "IMAP", "POP3" }
            select (part, secure, automatic, keep, enabled, protocol);
        foreach (var (index, (part, secure, automatic, keep, enabled, protocol)) in queries.Index())
        {
            var sort = Sorts[index % Sorts.Length];
            var path = $"api/accounts?pageSize=50&sort={sort}" + Parameter("name", part) + Parameter("secureConnection", YesNo(secure)) +
                Parameter("automaticCheck", YesNo(automatic)) + Parameter("keepCopy", YesNo(keep)) +
                Parameter("status", enabled is { } given ? given ? "enabled" : "disabled" : null) + Parameter("protocol", protocol);
            var expected = model.Where(account =>
                (secure ?? Is(account, "secureConnection")) == Is(account, "secureConnection") &&
                (automatic ?? Is(account, "automaticCheck")) == Is(account, "automaticCheck") &&
                (keep ?? Is(account, "keepCopy")) == Is(account, "keepCopy") &&
                (enabled ?? Is(account, "enabled")) == Is(account, "enabled") &&
                (protocol ?? (string)account["protocol"]!) == (string)account["protocol"]! &&
                Contains((string)account["name"]!, part));

            (await IdsAsync(api, path)).ShouldBe(Sorted(expected, sort), path);
        }
    }

    [Theory]
    [InlineData("id", "")]
    [InlineData("-id", "")]
    [InlineData("name", "")]
    [InlineData("-name", "")]
    [InlineData("name", "&keepCopy=yes")]
    [InlineData("-id", "&name=conta")]
    public async Task While_accounts_come_and_go_no_row_comes_twice_and_none_that_was_there_throughout_is_skipped(string sort, string filter)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var credential = await api.CreateCredentialAsync("user");
        var model = await CreateAsync(api, credential);
        var path = $"api/accounts?pageSize=5&sort={sort}{filter}";
        var shown = await IdsAsync(api, path);
        // Every sixth goes away in the course of it; what is put in its place sorts before, between and after the others.
        var doomed = new Queue<int>(shown.Where((_, index) => index % 6 == 0));
        var staying = shown.Except(doomed).ToList();

        var seen = new List<int>();
        var page = await api.GetAsync(path);
        for (var number = 0; ; number++)
        {
            seen.AddRange(page["items"]!.AsArray().Select(item => (int)item!["id"]!));
            if ((string?)page["nextCursor"] is not { } next)
            {
                break;
            }

            await CreateAsync(api, credential, $"{"0cmz"[number % 4]} conta {Guid.NewGuid():N}", number);
            if (doomed.TryDequeue(out var gone))
            {
                using var deleted = await api.SendAsync(HttpMethod.Delete, $"api/accounts/{gone}", ifMatch: "*");
                deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            }

            page = await api.GetAsync($"{path}&cursor={next}");
        }

        seen.ShouldBeUnique();
        staying.Except(seen).ShouldBeEmpty();
        seen.Where(staying.Contains).ShouldBe(staying);
        model.Count.ShouldBe(Accounts);
    }

    private static async Task<List<JsonObject>> CreateAsync(Api api, string credential)
    {
        var accounts = new List<JsonObject>();
        for (var i = 0; i < Accounts; i++)
        {
            var word = (i % 4) switch { 0 => "Conta", 1 => "Ação", 2 => "acao", _ => "AÇÃO" };
            accounts.Add(await CreateAsync(api, credential, $"{word} {i * 37 % Accounts}", i));
        }

        return accounts;
    }

    private static Task<JsonObject> CreateAsync(Api api, string credential, string name, int number)
    {
        var secure = number % 5 != 0;
        return api.PostAsync(
            "api/accounts",
            new JsonObject
            {
                ["name"] = name,
                ["protocol"] = number % 3 == 0 ? "POP3" : "IMAP",
                // Nobody listens there: those that the timer takes fail at once.
                ["address"] = "127.0.0.1",
                ["port"] = 1,
                ["secureConnection"] = secure,
                ["connectionType"] = secure ? "SSL" : null,
                ["enabled"] = number % 7 != 0,
                ["automaticCheck"] = number % 4 != 0,
                ["keepCopy"] = number % 2 == 0,
                ["credentialId"] = credential,
            },
            HttpStatusCode.Created);
    }

    private static async Task<List<int>> IdsAsync(Api api, string path) => [.. (await api.AllAsync(path)).Select(item => (int)item["id"]!)];

    private static IEnumerable<int> Sorted(IEnumerable<JsonObject> accounts, string sort)
    {
        var sorted = sort.EndsWith("id", StringComparison.Ordinal)
            ? accounts.OrderBy(account => (int)account["id"]!)
            : accounts.OrderBy(account => NameKey.Of((string)account["name"]!), StringComparer.Ordinal);
        var ids = sorted.Select(account => (int)account["id"]!);
        return sort.StartsWith('-') ? ids.Reverse() : ids;
    }

    private static bool Contains(string name, string? part) => part is null || Bare(name).Contains(Bare(part), StringComparison.Ordinal);

    private static string Bare(string text) => text.ToUpperInvariant().Replace('Ç', 'C').Replace('Ã', 'A');

    private static bool Is(JsonObject account, string member) => (bool)account[member]!;

    private static string? YesNo(bool? value) => value is { } given ? given ? "yes" : "no" : null;

    private static string Parameter(string name, string? value) => value is null ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
