using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Security.Audit;

/// <summary>What the audit says after the product was used.</summary>
public sealed class AuditApiTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Account_is_followed_from_its_creation_to_its_end()
    {
        var credential = await product.Api.CreateCredentialAsync("user", "marker-password-1");
        var account = await product.Api.PostAsync("api/accounts", Account(credential), HttpStatusCode.Created);
        var id = (int)account["id"]!;
        await product.Api.PatchAccountAsync(id, new() { ["port"] = 1993 });
        await DeleteAsync($"api/accounts/{id}");

        var records = await RecordsAsync($"target=account/{id}");

        records.Select(record => (string?)record["action"]).ShouldBe(["AccountDeleted", "AccountChanged", "AccountCreated"]);
        records.ShouldAllBe(record => (string?)record["outcome"] == "Done" && (string?)record["source"] == "127.0.0.1" && ((string?)record["traceId"])!.Length == 32);
        records.ShouldAllBe(record => (string?)record["actor"] == (string?)account["createdBy"]);
        (records[0]["before"]!["port"]!.GetValue<int>(), records[0]["after"]).ShouldBe((1993, null));
        (records[1]["before"]!["port"]!.GetValue<int>(), records[1]["after"]!["port"]!.GetValue<int>()).ShouldBe((993, 1993));
        (records[2]["before"], (string?)records[2]["after"]!["name"]).ShouldBe((null, (string?)account["name"]));
        records.Select(record => (string?)record["at"]).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Secret_is_named_and_never_shown()
    {
        const string Secret = "marker-password-2";
        var credential = await product.Api.CreateCredentialAsync("user", Secret);
        await DeleteAsync($"api/credentials/{credential}");

        var records = await RecordsAsync($"target=credential/{credential}");

        records.Select(record => record["secrets"]!.ToJsonString()).ShouldBe(["[]", """["password"]"""]);
        records.ShouldAllBe(record => !record.ToJsonString().Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refused_change_is_there_with_its_reason()
    {
        var credential = await product.Api.CreateCredentialAsync("user");
        var account = await product.Api.PostAsync("api/accounts", Account(credential), HttpStatusCode.Created);
        using var response = await product.Api.SendAsync(HttpMethod.Delete, $"api/credentials/{credential}", ifMatch: await product.Api.ETagAsync($"api/credentials/{credential}"));
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var refused = (await RecordsAsync($"target=credential/{credential}&action=credentialdeleted")).ShouldHaveSingleItem();

        ((string?)refused["outcome"]).ShouldBe("Refused");
        ((string?)refused["detail"]).ShouldNotBeNull().ShouldContain($"account {account["id"]}");
    }

    [Fact]
    public async Task Reading_mail_is_recorded_whoever_may()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(1, "Number")}\r\nText\r\n"));
        var id = (int)(await product.Api.CreateAccountAsync(mailbox, new("IMAP", "SSL")))["id"]!;
        await product.Api.CheckAsync(id);
        var message = (string?)(await product.Api.InboxAsync(id)).ShouldHaveSingleItem()["id"];
        await product.Api.GetAsync($"api/accounts/{id}/inbox?search=Number");
        await product.Api.GetAsync($"api/accounts/{id}/inbox/{message}");
        await product.App.Http.GetByteArrayAsync($"api/accounts/{id}/inbox/{message}/raw", Stop);

        var records = await RecordsAsync($"target=account/{id}/inbox");

        records.Select(record => ((string?)record["action"], (string?)record["target"])).ShouldBe(
        [
            ("MessageDownloaded", $"account/{id}/inbox/{message}"),
            ("MessageRead", $"account/{id}/inbox/{message}"),
            ("InboxListed", $"account/{id}/inbox"),
            ("InboxListed", $"account/{id}/inbox"),
        ]);
        ((string?)records[2]["detail"]).ShouldBe("Searched for: Number");
        (await RecordsAsync($"target=account/{id}")).Count.ShouldBe(5);
    }

    [Fact]
    public async Task Reports_that_leave_are_recorded()
    {
        var export = await product.Api.PostAsync("api/exports", new() { ["report"] = "accounts", ["filter"] = new JsonObject { ["name"] = "x" } }, HttpStatusCode.Accepted);
        await product.App.Http.GetByteArrayAsync("api/accounts/print?name=audited%20page", Stop);

        var exported = (await RecordsAsync($"target=export/{export["id"]}")).ShouldHaveSingleItem();
        var printed = (await RecordsAsync("target=report/accounts&action=ReportPrinted")).Select(record => (string?)record["detail"]);

        ((string?)exported["action"]).ShouldBe("ReportExported");
        ((string?)exported["detail"]).ShouldNotBeNull().ShouldContain("Name contains");
        printed.ShouldContain(detail => detail!.Contains("audited page", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Audit_is_read_by_time_actor_and_page()
    {
        var connectors = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            var body = new JsonObject { ["name"] = Api.UniqueName(), ["type"] = "SOCKS5", ["address"] = "proxy.example.com", ["port"] = 1080 };
            connectors.Add((string)(await product.Api.PostAsync("api/connectors", body, HttpStatusCode.Created))["id"]!);
        }

        var made = new List<JsonNode>();
        foreach (var connector in connectors)
        {
            made.Add((await RecordsAsync($"target=connector/{connector}")).ShouldHaveSingleItem());
        }

        var (from, to, actor) = ((string?)made[1]["at"], (string?)made[4]["at"], Uri.EscapeDataString(((string?)made[0]["actor"])!.ToUpperInvariant()));
        var paged = await RecordsAsync($"action=ConnectorCreated&from={from}&to={to}&actor={actor}&pageSize=1");
        var ofNobody = await RecordsAsync($"from={from}&actor=nobody");
        var tomorrow = await RecordsAsync($"from={DateTime.UtcNow.AddDays(1):yyyy-MM-dd}");

        paged.Select(record => (string?)record["target"]).Where(target => connectors.Contains(target!["connector/".Length..]))
            .ShouldBe(connectors[1..4].AsEnumerable().Reverse().Select(id => $"connector/{id}"));
        ofNobody.ShouldBeEmpty();
        tomorrow.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01", "to")]
    [InlineData("action=Nothing", "action")]
    [InlineData("cursor=AAAA", "cursor")]
    [InlineData("who=me", "who")]
    public async Task Bad_query_is_refused_by_name(string query, string field)
    {
        using var response = await product.App.Http.GetAsync($"api/audit?{query}", Stop);

        var problem = await Api.ReadAsync(response, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe([field]);
    }

    private static JsonObject Account(string credential) => new()
    {
        ["name"] = Api.UniqueName(), ["protocol"] = "IMAP", ["address"] = "imap.example.com", ["secureConnection"] = true, ["connectionType"] = "SSL",
        ["credentialId"] = credential, ["automaticCheck"] = false,
    };

    private Task<List<JsonNode>> RecordsAsync(string query) => product.Api.AllAsync($"api/audit?{query}");

    private async Task DeleteAsync(string path)
    {
        using var response = await product.Api.SendAsync(HttpMethod.Delete, path, ifMatch: await product.Api.ETagAsync(path));
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }
}
