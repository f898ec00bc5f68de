using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Reports;

/// <summary>The accounts report as a CSV file.</summary>
public sealed class ExportTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Sorts { get; } = ["id", "-id", "name", "-name"];

    private Api Api => product.Api;

    [Theory]
    [MemberData(nameof(Sorts))]
    public async Task File_has_the_rows_of_the_screen_in_its_order(string sort)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        await CreateOddAccountsAsync(api);
        var screen = await api.AllAsync($"api/accounts?sort={sort}");

        var rows = Exports.Parse(await Exports.DownloadAsync(await api.ExportAsync(sort: sort)));

        rows[0].ShouldBe(Exports.Headings);
        rows.Skip(1).ShouldBe(screen.Select(Row));
    }

    [Fact]
    public async Task Only_what_matches_the_filters_is_exported()
    {
        var part = Guid.NewGuid().ToString("N");
        foreach (var (protocol, keepCopy) in new[] { ("IMAP", true), ("IMAP", false), ("POP3", true), ("POP3", false) })
        {
            await CreateAsync(Api, $"É {part} {protocol} {keepCopy}", protocol, keepCopy);
        }

        var filter = new JsonObject { ["name"] = $"e {part}", ["keepCopy"] = "no", ["protocol"] = "pop3", ["status"] = "enabled", ["checkState"] = "never" };
        foreach (var sort in Sorts)
        {
            var export = await Api.ExportAsync((JsonObject)filter.DeepClone(), sort);
            Exports.Parse(await Exports.DownloadAsync(export)).Skip(1).ShouldHaveSingleItem()[1].ShouldBe($"É {part} POP3 False");
            ((int)export["rows"]!).ShouldBe(1);
            export["filter"]!.ToJsonString().ShouldContain("\"protocol\":\"POP3\"");
        }
    }

    [Fact]
    public async Task File_comes_with_its_name_type_and_size_and_only_through_its_link()
    {
        var export = await Api.ExportAsync(new JsonObject { ["name"] = "nobody has this name" });
        var url = (string)export["downloadUrl"]!;
        using var anybody = new HttpClient();

        using var response = await anybody.GetAsync(url, Stop);
        var bytes = await response.Content.ReadAsByteArrayAsync(Stop);
        bytes.ShouldBe([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join(',', Exports.Headings) + "\r\n")]);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var disposition = response.Content.Headers.ContentDisposition!;
        (disposition.DispositionType, disposition.FileName!.Trim('"')).ShouldBe(("attachment", (string)export["fileName"]!));
        ((string)export["fileName"]!).ShouldMatch(@"^imap-pop3-accounts-\d{4}-\d\d-\d\d-\d{4}\.csv$");
        ((long)export["bytes"]!).ShouldBe(bytes.Length);

        // The link says until when it works; nobody can say otherwise, or do without.
        var expiresAt = (DateTimeOffset)export["downloadUrlExpiresAt"]!;
        url.ShouldContain(Uri.EscapeDataString(expiresAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", null)));
        (expiresAt - DateTimeOffset.UtcNow).ShouldBeInRange(TimeSpan.FromMinutes(50), TimeSpan.FromMinutes(60));
        foreach (var forged in new[] { url[..url.IndexOf('?', StringComparison.Ordinal)], url.Replace("&se=20", "&se=21", StringComparison.Ordinal).Replace("?se=20", "?se=21", StringComparison.Ordinal) })
        {
            forged.ShouldNotBe(url);
            using var refused = await anybody.GetAsync(forged, Stop);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_small_export_is_ready_with_the_answer()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);

        var export = await new Api(app.Http).PostAsync("api/exports", new JsonObject { ["report"] = "accounts" }, HttpStatusCode.Accepted);

        ((string)export["status"]!).ShouldBe("Ready");
        Exports.Parse(await Exports.DownloadAsync(export)).ShouldHaveSingleItem().ShouldBe(Exports.Headings);
    }

    [Fact]
    public async Task Exports_are_listed_newest_first_page_by_page()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var asked = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            asked.Add(await api.AskAsync());
        }

        var listed = await api.AllAsync("api/exports?pageSize=2");

        listed.Select(export => $"api/exports/{export["id"]}").ShouldBe(Enumerable.Reverse(asked));
    }

    [Theory]
    [InlineData("{}", "report")]
    [InlineData("""{"report": "messages"}""", "report")]
    [InlineData("""{"report": "accounts", "sort": "port"}""", "sort")]
    [InlineData("""{"report": "accounts", "sort": 1}""", "sort")]
    [InlineData("""{"report": "accounts", "columns": "some"}""", "columns")]
    [InlineData("""{"report": "accounts", "filter": {"keepCopy": "maybe"}}""", "filter.keepCopy")]
    [InlineData("""{"report": "accounts", "filter": {"keepCopy": true}}""", "filter.keepCopy")]
    [InlineData("""{"report": "accounts", "filter": {"nam": "x"}}""", "filter.nam")]
    [InlineData("""{"report": "accounts", "filters": {}, "format": "xls"}""", "format")]
    public async Task What_is_wrong_is_named(string body, string field)
    {
        using var response = await Api.SendAsync(HttpMethod.Post, "api/exports", body);

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!.AsObject().Select(error => error.Key).ShouldBe([field]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("0123456789abcdef01234567")]
    public async Task An_export_that_is_not_there_is_404(string id)
    {
        using var response = await Api.SendAsync(HttpMethod.Get, $"api/exports/{id}");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task CreateOddAccountsAsync(Api api)
    {
        foreach (var (index, name) in OddNames.All.Index())
        {
            await CreateAsync(api, name, index % 2 == 0 ? "IMAP" : "POP3", keepCopy: index % 3 == 0, secure: index % 4 != 0);
        }
    }

    private static async Task CreateAsync(Api api, string name, string protocol, bool keepCopy, bool secure = true)
    {
        var body = new JsonObject
        {
            ["name"] = name,
            ["protocol"] = protocol,
            ["keepCopy"] = keepCopy,
            ["address"] = "mail.example.com",
            ["secureConnection"] = secure,
            ["connectionType"] = secure ? "TLS" : null,
            ["automaticCheck"] = false,
            ["credentialId"] = await api.CreateCredentialAsync("user"),
        };
        await api.PostAsync("api/accounts", body, HttpStatusCode.Created);
    }

    private static string[] Row(JsonNode account) =>
    [
        account["id"]!.ToString(),
        OddNames.Cell((string)account["name"]!),
        YesNo(account["secureConnection"]!),
        (string?)account["connectionType"] ?? "",
        (string)account["protocol"]!,
        account["port"]!.ToString(),
        YesNo(account["automaticCheck"]!),
        YesNo(account["keepCopy"]!),
    ];

    private static string YesNo(JsonNode value) => (bool)value ? "Yes" : "No";
}
