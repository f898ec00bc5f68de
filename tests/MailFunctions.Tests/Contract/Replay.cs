using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Contract;

/// <summary>Calls every operation of the API's document on something that is there, with the document's own examples as bodies.</summary>
internal sealed class Replay(Api api, ApiDocument document, Mailbox mailbox)
{
    private const string Letter = """
        From: Bo Lind <bo@example.org>
        To: support@example.com
        Subject: Invoice 4711
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        Please find our invoice attached.
        --b
        Content-Type: application/pdf
        Content-Disposition: attachment; filename=invoice.pdf

        invoice
        --b--

        """;

    private readonly Dictionary<string, string> _places = [];

    /// <summary>The path of something that is there, for an operation.</summary>
    public string PathOf(ApiOperation operation)
    {
        var path = operation.Path[1..];
        foreach (var (template, place) in _places)
        {
            path = path.Replace(template, place, StringComparison.Ordinal);
        }

        return path;
    }

    /// <summary>Creates one of each, and reads, changes and tries it.</summary>
    public async Task UseAsync()
    {
        foreach (var path in new[] { "api/health", "api/health/ready", "api/openapi.json", "api/docs", "api/sign-in", "api/me", "api/overview", "api/accounts/print?status=enabled&sort=-name" })
        {
            await SendAsync(HttpMethod.Get, path, HttpStatusCode.OK);
        }

        await AccountsAsync(await LifeAsync("credentials", Changed("CreateCredential", ("userName", mailbox.User), ("password", DovecotServer.Password))));
        await ConnectorsAsync();
        await WebhooksAsync();
        await ReportsAsync();
        await NotificationsAsync();
        await SendAsync(HttpMethod.Get, "api/audit?action=AccountCreated&from=2026-01-01&pageSize=200", HttpStatusCode.OK);
    }

    /// <summary>Deletes what was created: what is used by something only after that.</summary>
    public async Task DeleteAsync()
    {
        var connector = PathOf(Operation("DeleteConnector"));
        var account = int.Parse(PathOf(Operation("DeleteAccount")).Split('/')[^1]);
        await api.PatchAccountAsync(account, new() { ["useNetworkConnector"] = true, ["networkConnectorId"] = connector.Split('/')[^1] });
        foreach (var used in new[] { connector, PathOf(Operation("DeleteCredential")) })
        {
            using var response = await api.SendAsync(HttpMethod.Delete, used, ifMatch: "*");
            response.StatusCode.ShouldBe(HttpStatusCode.Conflict, used);
        }

        foreach (var id in new[] { "DeleteReportSchedule", "DeleteWebhook", "DeleteAccount", "DeleteConnector", "DeleteCredential" })
        {
            using var response = await api.SendAsync(HttpMethod.Delete, PathOf(Operation(id)), ifMatch: "*");
            response.StatusCode.ShouldBe(HttpStatusCode.NoContent, id);
        }
    }

    /// <summary>The example of an operation's body.</summary>
    public JsonNode Example(string id) => Operation(id).Bodies.First().Value!["example"]!.DeepClone();

    private ApiOperation Operation(string id) => document.Operations.Single(operation => operation.Id == id);

    private JsonObject Changed(string id, params (string Member, JsonNode? Value)[] changes)
    {
        var body = Example(id).AsObject();
        foreach (var (member, value) in changes)
        {
            body[member] = value?.DeepClone();
        }

        return body;
    }

    /// <summary>Creates something that has a name, reads it, lists it and replaces it.</summary>
    private async Task<string> LifeAsync(string collection, JsonObject body)
    {
        var created = await SendAsync(HttpMethod.Post, $"api/{collection}", HttpStatusCode.Created, body);
        await SendAsync(HttpMethod.Post, $"api/{collection}", HttpStatusCode.Conflict, body);
        var (id, path) = (created["id"]!.ToString(), $"api/{collection}/{created["id"]}");
        _places[$"api/{collection}/{{id}}"] = path;
        await SendAsync(HttpMethod.Get, path, HttpStatusCode.OK);
        await SendAsync(HttpMethod.Get, $"api/{collection}?name=o&pageSize=1", HttpStatusCode.OK);
        using var replaced = await api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: await api.ETagAsync(path));
        await Api.ReadAsync(replaced, HttpStatusCode.OK);
        return id;
    }

    private async Task AccountsAsync(string credential)
    {
        await mailbox.DeliverAsync(System.Text.Encoding.ASCII.GetBytes(Letter.ReplaceLineEndings("\r\n")));
        var server = new (string, JsonNode?)[] { ("address", "localhost"), ("port", mailbox.Server.ImapsPort), ("credentialId", credential), ("automaticCheck", false) };
        var id = int.Parse(await LifeAsync("accounts", Changed("CreateAccount", server)));
        var path = $"api/accounts/{id}";
        await api.PatchAccountAsync(id, Changed("PatchAccount"));
        await SendAsync(HttpMethod.Post, $"{path}/check", HttpStatusCode.Conflict);
        await api.PatchAccountAsync(id, new() { ["enabled"] = true });

        using var checking = await api.SendAsync(HttpMethod.Post, $"{path}/check?transcript=true");
        checking.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var transcript = checking.Headers.Location!.ToString()[1..];
        await Wait.UntilAsync(
            async () =>
            {
                using var read = await api.SendAsync(HttpMethod.Get, transcript);
                return read.IsSuccessStatusCode;
            },
            "the check ended");
        _places["{transcriptId}"] = transcript.Split('/')[^1];
        _places["{messageId}"] = (string)(await api.InboxAsync(id)).ShouldHaveSingleItem()["id"]!;
        _places["{n}"] = "1";
        foreach (var read in new[] { "checks", "transcripts", "inbox?search=invoice", "inbox/{messageId}", "inbox/{messageId}/raw", "inbox/{messageId}/attachments/1" })
        {
            await SendAsync(HttpMethod.Get, $"{path}/{read.Replace("{messageId}", _places["{messageId}"], StringComparison.Ordinal)}", HttpStatusCode.OK);
        }

        await SendAsync(HttpMethod.Post, $"{path}/test?transcript=true", HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, "api/accounts/test", HttpStatusCode.OK, Changed("TestAccountDraft", server));
        await SendAsync(HttpMethod.Post, "api/accounts/discover", HttpStatusCode.OK, Changed("DiscoverSettings"));
        using var imported = await api.SendAsync(HttpMethod.Post, "api/accounts/import?dryRun=true", (string)Example("ImportAccounts")!, "text/csv");
        await Api.ReadAsync(imported, HttpStatusCode.OK);
    }

    private async Task ConnectorsAsync()
    {
        await LifeAsync("connectors", Changed("CreateConnector", ("address", "127.0.0.1"), ("port", FreePort.Take(1)[0])));
        await SendAsync(HttpMethod.Post, PathOf(Operation("TestConnector")), HttpStatusCode.OK, Changed("TestConnector"));
    }

    private async Task WebhooksAsync()
    {
        var id = await LifeAsync("webhooks", Changed("CreateWebhook", ("url", $"https://127.0.0.1:{FreePort.Take(1)[0]}/")));
        var tried = await SendAsync(HttpMethod.Post, $"api/webhooks/{id}/test", HttpStatusCode.OK);
        _places["{deliveryId}"] = (string)tried["deliveryId"]!;
        await SendAsync(HttpMethod.Get, $"api/webhooks/{id}/deliveries", HttpStatusCode.OK);
        await SendAsync(HttpMethod.Get, $"api/webhooks/{id}/deliveries/{tried["deliveryId"]}", HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, $"api/webhooks/{id}/deliveries/{tried["deliveryId"]}/replay", HttpStatusCode.Accepted);
        await SendAsync(HttpMethod.Post, $"api/webhooks/{id}/deliveries/{tried["deliveryId"]}/replay", HttpStatusCode.Conflict);
    }

    private async Task ReportsAsync()
    {
        var id = await LifeAsync("report-schedules", Changed("CreateReportSchedule"));
        await SendAsync(HttpMethod.Post, $"api/report-schedules/{id}/run", HttpStatusCode.Accepted);
        await SendAsync(HttpMethod.Get, $"api/report-schedules/{id}/runs", HttpStatusCode.OK);

        var export = await SendAsync(HttpMethod.Post, "api/exports", HttpStatusCode.Accepted, Changed("CreateExport"));
        var path = $"api/exports/{export["id"]}";
        await Wait.UntilAsync(async () => (string)(await api.GetAsync(path))["status"]! == "Ready", "the export is ready");
        _places["api/exports/{id}"] = path;
        await SendAsync(HttpMethod.Get, "api/exports", HttpStatusCode.OK);
    }

    private async Task NotificationsAsync()
    {
        const string Path = "api/notifications";
        await SendAsync(HttpMethod.Post, $"{Path}/test", HttpStatusCode.Conflict);
        using var replaced = await api.SendAsync(HttpMethod.Put, Path, Example("ReplaceNotifications").ToJsonString(), ifMatch: await api.ETagAsync(Path));
        await Api.ReadAsync(replaced, HttpStatusCode.OK);
        await SendAsync(HttpMethod.Post, $"{Path}/test", HttpStatusCode.OK);
        await SendAsync(HttpMethod.Get, $"{Path}/digests", HttpStatusCode.OK);
    }

    private async Task<JsonObject> SendAsync(HttpMethod method, string path, HttpStatusCode expected, JsonObject? body = null)
    {
        using var response = await api.SendAsync(method, path, body?.ToJsonString());
        response.StatusCode.ShouldBe(expected, $"{method} {path}: {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return response.Content.Headers.ContentType?.MediaType == "application/json" && method != HttpMethod.Get ? await Api.ReadAsync(response, expected) : [];
    }
}
