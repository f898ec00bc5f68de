using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Connectors;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;
using MailFunctions.Tests.OAuth;
using MailFunctions.Tests.Reports;
using MailFunctions.Tests.Webhooks;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Tests.Security.Secrets;

/// <summary>
/// A marker in every field that takes a secret, the whole product used with them, at the most verbose level of the log: in success, in
/// failure and when it is killed. None of them is anywhere but in the vault.
/// </summary>
public sealed class SecretsTests(Product product, OAuthMail oauth, ITestOutputHelper output) : IClassFixture<OAuthMail>
{
    private const string WrongPassword = "marker-wrong-password-1e0b";
    private const string ProxyPassword = "marker-proxy-password-5f2c";
    private const string WrongProxyPassword = "marker-wrong-proxy-password-9d31";
    private const string WrongClientSecret = "marker-wrong-client-secret-77a0";
    private const string OldRelayPassword = "marker-old-relay-password-40c8";
    private const string HookSecret = "bWFya2VyLXdlYmhvb2stc2VjcmV0LTAxMjM0NTY3ODk=";
    private const string NextHookSecret = "bWFya2VyLW5leHQtd2ViaG9vay1zZWNyZXQtMDEyMzQ=";

    private static readonly (string, string)[] Verbose =
    [
        ("Logging__LogLevel__Default", "Trace"),
        .. new[] { "default", "Azure.Core", "Microsoft.AspNetCore" }.Select(category => ($"AzureFunctionsJobHost__logging__logLevel__{category}", "Trace")),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_are_in_the_vault_and_nowhere_else()
    {
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var mailbox = product.Dovecot.CreateMailbox();
        await using var postfix = await PostfixServer.StartAsync(product.Certificates, mailbox);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            [
                .. Verbose,
                ("LocalHost__QueueLeaseSeconds", "2"),
                ("Smtp__Host", "localhost"),
                ("Smtp__Port", $"{postfix.Port}"),
                ("Smtp__Security", "Tls"),
                ("Smtp__From", "reports@example.com"),
                ("Smtp__UserName", "relay"),
                ("Smtp__SecretName", "relay-password"),
            ]);
        await app.Vault().SetSecretAsync("relay-password", OldRelayPassword, Stop);
        using var recorder = new AnswerRecorder();
        using var http = new HttpClient(recorder) { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = app.Http.DefaultRequestHeaders.Authorization;
        var api = new Api(http);
        var log = new List<string>();

        await CheckAsync(api, mailbox);
        await RefuseAsync(api, mailbox);
        var refreshToken = await CheckWithOAuthAsync(api);
        await CheckThroughProxyAsync(api, mailbox);
        await TellAsync(api, receiver);
        await ReportAsync(api, mailbox);
        log.AddRange(await DieAsync(app, api, mailbox));
        await ReadEverythingAsync(api);
        await app.StopAsync();
        log.AddRange(app.Log);

        var search = new SecretSearch(
            DovecotServer.Password,
            WrongPassword,
            ProxyPassword,
            WrongProxyPassword,
            OAuthServer.ClientSecret,
            WrongClientSecret,
            refreshToken,
            OldRelayPassword,
            HookSecret,
            NextHookSecret,
            http.DefaultRequestHeaders.Authorization!.Parameter!);
        log.ShouldContain(line => line.Contains("trce:", StringComparison.Ordinal), "the log is not as verbose as it can be");
        log.ForEach(line => search.Look("log", line));
        await search.LookAsync(azurite);
        await search.LookAsync(app.VaultPath);
        foreach (var (request, answer) in recorder.Answers.Where(answer => !IsShownOnce(answer.Request)))
        {
            search.Look(request, answer);
        }

        output.WriteLine($"{search.Texts} texts, {log.Count} of them lines of the log and {recorder.Answers.Count} answers");
        search.Found.ShouldBeEmpty();
        search.Texts.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void Search_finds_a_secret_however_it_is_written()
    {
        const string Secret = "p\u00e4ss w\u00f6rd+/=\"12345";
        string[] texts =
        [
            $"a {Secret} b",
            $"https://example.com/?key={Uri.EscapeDataString(Secret)}",
            System.Text.Json.JsonSerializer.Serialize(Secret),
            .. Enumerable.Range(0, 3).Select(before => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{new string('u', before)}{Secret}tail"))),
        ];
        foreach (var text in texts)
        {
            var search = new SecretSearch(Secret);
            search.Look("text", text);
            search.Found.ShouldNotBeEmpty(text);
        }
    }

    /// <summary>A webhook's secret is in the answer to the request that sets it, and in no other.</summary>
    private static bool IsShownOnce(string request) => request == "POST /api/webhooks" || request.StartsWith("PUT /api/webhooks/", StringComparison.Ordinal);

    private static async Task CheckAsync(Api api, Mailbox mailbox)
    {
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(1, "Number")}\r\nText\r\n"));
        foreach (var kind in new[] { ConnectionKind.ImapSsl, ConnectionKind.Pop3Tls, ConnectionKind.Imap })
        {
            var id = (int)(await api.CreateAccountAsync(mailbox, kind))["id"]!;
            await api.PostAsync($"api/accounts/{id}/test?transcript=true", null, HttpStatusCode.OK);
            (await StateAsync(api, id)).ShouldBe("Ok");
        }
    }

    private static async Task RefuseAsync(Api api, Mailbox mailbox)
    {
        foreach (var kind in new[] { ConnectionKind.ImapSsl, ConnectionKind.Pop3 })
        {
            var credential = await api.CreateCredentialAsync(mailbox.User, WrongPassword);
            var id = (int)(await api.PostAsync("api/accounts", kind.Account(mailbox, credential), HttpStatusCode.Created))["id"]!;
            await api.PostAsync($"api/accounts/{id}/test?transcript=true", null, HttpStatusCode.OK);
            (await StateAsync(api, id)).ShouldBe("Failing");
        }

        // Secrets in requests that are refused, whole or for their form.
        await api.PostAsync("api/credentials", new() { ["name"] = "x", ["password"] = WrongPassword }, HttpStatusCode.BadRequest);
        await api.PostAsync("api/credentials", new() { ["name"] = "x", ["userName"] = "u", ["passwort"] = WrongPassword }, HttpStatusCode.BadRequest);
        await api.PostAsync("api/credentials", new() { ["name"] = "x", ["userName"] = "u", ["password"] = new JsonArray(WrongPassword) }, HttpStatusCode.BadRequest);
    }

    private async Task<string> CheckWithOAuthAsync(Api api)
    {
        var mailbox = oauth.Dovecot.CreateMailbox();
        var refreshToken = "";
        var (id, _) = await oauth.CreateAsync(api, "oauthRefreshToken", mailbox, change: draft => refreshToken = (string)draft["refreshToken"]!);
        var (wrong, _) = await oauth.CreateAsync(api, "oauthClientCredentials", mailbox, change: draft => draft["clientSecret"] = WrongClientSecret);
        (await StateAsync(api, id)).ShouldBe("Ok");
        (await StateAsync(api, wrong)).ShouldBe("Failing");
        return refreshToken;
    }

    private static async Task CheckThroughProxyAsync(Api api, Mailbox mailbox)
    {
        await using var socks = await ProxyServer.SocksAsync(("proxy-user", ProxyPassword));
        await using var tunnel = await ProxyServer.HttpAsync(("proxy-user", ProxyPassword));
        foreach (var (type, port, password, state) in new[]
        {
            ("SOCKS5", socks.Port, ProxyPassword, "Ok"),
            ("HTTP", tunnel.Port, ProxyPassword, "Ok"),
            ("SOCKS5", socks.Port, WrongProxyPassword, "Failing"),
            ("HTTP", tunnel.Port, WrongProxyPassword, "Failing"),
        })
        {
            var body = new JsonObject
            {
                ["name"] = Api.UniqueName(), ["type"] = type, ["address"] = "127.0.0.1", ["port"] = port, ["userName"] = "proxy-user", ["password"] = password,
            };
            var connector = (string)(await api.PostAsync("api/connectors", body, HttpStatusCode.Created))["id"]!;
            var account = await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, draft => (draft["useNetworkConnector"], draft["networkConnectorId"]) = (true, connector));
            await api.PostAsync($"api/accounts/{account["id"]}/test?transcript=true", null, HttpStatusCode.OK);
            (await StateAsync(api, (int)account["id"]!)).ShouldBe(state);
        }
    }

    private static async Task TellAsync(Api api, Receiver receiver)
    {
        var body = new JsonObject
        {
            ["name"] = Api.UniqueName(), ["url"] = receiver.Https, ["events"] = new JsonArray("message.stored", "export.ready"), ["secret"] = "whsec_" + HookSecret,
        };
        var path = $"api/webhooks/{(await api.PostAsync("api/webhooks", body, HttpStatusCode.Created))["id"]}";
        receiver.Answer = async (_, response) =>
        {
            response.StatusCode = 500;
            await response.WriteAsync($"You signed with {(string)body["secret"]!}");
        };
        await api.PostAsync(path + "/test", null, HttpStatusCode.OK);
        body["secret"] = "whsec_" + NextHookSecret;
        using var response = await api.SendAsync(HttpMethod.Put, path, body.ToJsonString(), ifMatch: "*");
        await Api.ReadAsync(response, HttpStatusCode.OK);
        await api.PostAsync(path + "/test", null, HttpStatusCode.OK);
    }

    private static async Task ReportAsync(Api api, Mailbox mailbox)
    {
        await api.ExportAsync();
        var body = new JsonObject
        {
            ["name"] = Api.UniqueName(), ["frequency"] = "Daily", ["time"] = "07:30", ["recipients"] = new JsonArray($"{mailbox.User}@{PostfixServer.Domain}"),
        };
        var path = $"api/report-schedules/{(await api.PostAsync("api/report-schedules", body, HttpStatusCode.Created))["id"]}";
        await api.PostAsync(path + "/run", null, HttpStatusCode.Accepted);
        await Wait.UntilAsync(async () => (string?)(await api.AllAsync(path + "/runs"))[0]["delivery"] is "Sent" or "Failed" or "Waiting", "the report is sent, or was refused");
    }

    /// <summary>Kills the app in the middle of a check, and lets it go on.</summary>
    /// <returns>What it had logged.</returns>
    private static async Task<IEnumerable<string>> DieAsync(App app, Api api, Mailbox mailbox)
    {
        for (var i = 2; i < 50; i++)
        {
            await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(i, "Number")}\r\nText\r\n"));
        }

        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await Wait.UntilAsync(async () => (await api.InboxAsync(id)).Count > 0, "the check has begun");
        await app.KillAsync();
        var log = app.Log;
        await app.RestartAsync();
        (await StateAsync(api, id)).ShouldBe("Ok");
        return log;
    }

    /// <summary>Follows every list to everything that it names.</summary>
    private static async Task ReadEverythingAsync(Api api)
    {
        foreach (var account in await api.AllAsync("api/accounts"))
        {
            var path = $"api/accounts/{account["id"]}";
            await api.GetAsync(path);
            await api.AllAsync(path + "/checks");
            await EachAsync(api, path + "/transcripts");
            await EachAsync(api, path + "/inbox");
        }

        foreach (var list in new[] { "credentials", "connectors", "webhooks", "report-schedules", "exports" })
        {
            await EachAsync(api, "api/" + list);
        }

        foreach (var webhook in await api.AllAsync("api/webhooks"))
        {
            await EachAsync(api, $"api/webhooks/{webhook["id"]}/deliveries");
        }

        foreach (var schedule in await api.AllAsync("api/report-schedules"))
        {
            await api.AllAsync($"api/report-schedules/{schedule["id"]}/runs");
        }

        await api.AllAsync("api/audit?pageSize=200");
        await api.GetAsync("api/notifications");
        await api.GetAsync("api/me");
        await api.GetAsync("api/health/ready");
        await api.Http.GetStringAsync("api/accounts/print", Stop);
    }

    private static async Task EachAsync(Api api, string list)
    {
        foreach (var item in await api.AllAsync(list))
        {
            using var response = await api.Http.GetAsync($"{list}/{item["id"]}", Stop);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    private static async Task<string> StateAsync(Api api, int id) => (string)(await api.CheckAsync(id))["check"]!["state"]!;
}
