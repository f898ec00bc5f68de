using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Connectors;

/// <summary>Accounts that reach their server through a proxy.</summary>
public sealed class ConnectorCheckTests(Product product)
{
    private static readonly (string User, string Password) Login = ("proxy-user", "proxy-secret");

    private Api Api => product.Api;

    [Theory]
    [InlineData("SOCKS5", false, "IMAP", "SSL")]
    [InlineData("SOCKS5", true, "POP3", "TLS")]
    [InlineData("HTTP", false, "POP3", "SSL")]
    [InlineData("HTTP", true, "IMAP", "TLS")]
    public async Task Mail_comes_through_the_proxy_which_resolves_the_servers_name(string type, bool withLogin, string protocol, string connectionType)
    {
        (string, string)? login = withLogin ? Login : null;
        await using var proxy = type == "HTTP" ? await ProxyServer.HttpAsync(login) : await ProxyServer.SocksAsync(login);
        var connector = await CreateAsync(type, proxy.Port, withLogin);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(MailText.Utf8("Subject: through\r\n\r\nText\r\n"));
        var account = await CreateAccountAsync(mailbox, connector, new(protocol, connectionType));

        var test = await Api.PostAsync($"api/accounts/{account["id"]}/test", null, HttpStatusCode.OK);
        var check = (await Api.CheckAsync((int)account["id"]!))["check"]!;

        ((bool)test["ok"]!).ShouldBeTrue(test.ToJsonString());
        ((string)test["steps"]!.AsArray().Single(step => (string)step!["step"]! == "Connect")!["detail"]!).ShouldContain("through connector");
        ((string)check["state"]!).ShouldBe("Ok", check.ToJsonString());
        ((int)check["messagesStored"]!).ShouldBe(1);
        (await product.Dovecot.LogAsync()).Split('\n').Where(line => line.Contains(mailbox.User, StringComparison.Ordinal) && line.Contains("Login", StringComparison.Ordinal))
            .ShouldAllBe(line => line.Contains($"rip={proxy.Source}", StringComparison.Ordinal));
        proxy.Log.ShouldContain("localhost");
    }

    [Fact]
    public async Task Socks_4a_resolves_a_name_that_only_the_proxy_knows()
    {
        await using var proxy = new Socks4aServer();
        var connector = await CreateAsync("SOCKS4A", proxy.Port, withLogin: false);
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await CreateAccountAsync(mailbox, connector, ConnectionKind.Imap, Socks4aServer.KnownName);
        var lost = await CreateAccountAsync(mailbox, connector, ConnectionKind.Imap, "elsewhere.inside.test");

        ((string)(await Api.CheckAsync((int)account["id"]!))["check"]!["state"]!).ShouldBe("Ok");
        var error = (await Api.CheckAsync((int)lost["id"]!))["check"]!["lastError"]!;

        ((string)error["code"]!, (string)error["step"]!).ShouldBe(("ConnectorFailed", "Connect"));
        proxy.Asked.ShouldContain(Socks4aServer.KnownName);
        proxy.Asked.ShouldContain("elsewhere.inside.test");
    }

    [Theory]
    [InlineData("SOCKS5")]
    [InlineData("HTTP")]
    public async Task What_fails_behind_the_connector_is_told_from_what_fails_in_it(string type)
    {
        await using var open = type == "HTTP" ? await ProxyServer.HttpAsync() : await ProxyServer.SocksAsync();
        await using var closed = type == "HTTP" ? await ProxyServer.HttpAsync(Login) : await ProxyServer.SocksAsync(Login);
        var through = await CreateAsync(type, open.Port, withLogin: false);
        var refusing = await CreateAsync(type, closed.Port, withLogin: false);
        var gone = await CreateAsync(type, FreePort.Take(1)[0], withLogin: false);

        (await TestAsync(through, "localhost", product.Dovecot.ImapPort)).ShouldBeNull();
        (await TestAsync(through, "localhost", FreePort.Take(1)[0]))!["code"]!.GetValue<string>().ShouldBe("ConnectionRefused");
        (await TestAsync(through, "no-such-host.invalid", 993))!["code"]!.GetValue<string>().ShouldBeOneOf("ConnectTimeout", "ConnectionRefused");
        (await TestAsync(refusing, "localhost", product.Dovecot.ImapPort))!["code"]!.GetValue<string>().ShouldBe("ConnectorFailed");
        var error = (await TestAsync(gone, "localhost", product.Dovecot.ImapPort))!;
        error["code"]!.GetValue<string>().ShouldBe("ConnectorFailed");
        error["message"]!.GetValue<string>().ShouldContain("nothing listens on this port");
    }

    [Fact]
    public async Task Failures_of_the_connector_are_seen_in_the_account_and_suspend_nobody()
    {
        await using var proxy = await ProxyServer.SocksAsync(Login);
        var connector = await CreateAsync("SOCKS5", proxy.Port, withLogin: true, password: "wrong");
        var account = await CreateAccountAsync(product.Dovecot.CreateMailbox(), connector, ConnectionKind.ImapSsl);
        for (var i = 0; i < 4; i++)
        {
            var check = (await Api.CheckAsync((int)account["id"]!))["check"]!;
            ((string)check["state"]!, (string)check["lastError"]!["code"]!).ShouldBe(("Failing", "ConnectorFailed"));
            check.ToJsonString().ShouldNotContain("wrong");
        }

        var path = $"api/connectors/{connector["id"]}";
        var right = Body("SOCKS5", proxy.Port, withLogin: true);
        await Api.PatchAccountAsync((int)account["id"]!, new() { ["automaticCheck"] = true, ["checkIntervalMinutes"] = 1440 });
        await Api.CheckAsync((int)account["id"]!);
        using var response = await Api.SendAsync(HttpMethod.Put, path, right.ToJsonString(), ifMatch: await Api.ETagAsync(path));
        await Api.ReadAsync(response, HttpStatusCode.OK);
        await Wait.UntilAsync(
            async () => (string?)(await Api.AccountAsync((int)account["id"]!))["check"]!["state"] == "Ok", "the account goes on once its connector is right");
    }

    [Fact]
    public async Task Proxy_that_says_nothing_is_given_up_and_told_from_one_that_is_not_there()
    {
        await using var silent = new ScriptedServer(connection => connection.StallAsync());
        await using var forbidding = new ScriptedServer(async connection =>
        {
            await connection.ReadLineAsync();
            await connection.SendAsync("HTTP/1.1 403 Forbidden\r\nKeep-Alive: timeout=5\r\nContent-Length: 0\r\n\r\n");
        });
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Checking__ConnectSeconds", "1"));
        var api = new Api(app.Http);

        foreach (var (port, type, code) in new[] { (silent.Port, "HTTP", "ConnectTimeout"), (silent.Port, "SOCKS5", "ConnectTimeout"), (forbidding.Port, "HTTP", "ConnectorFailed") })
        {
            var connector = await api.PostAsync("api/connectors", Body(type, port, withLogin: false), HttpStatusCode.Created);
            var result = await api.PostAsync(
                $"api/connectors/{connector["id"]}/test", new() { ["address"] = "timeout.example.com", ["port"] = 993 }, HttpStatusCode.OK);
            var error = result["steps"]!.AsArray().Select(step => step!["error"]).Single(found => found is not null)!;
            ((string)error["code"]!).ShouldBe(code);
            ((string)error["message"]!).ShouldContain((string)connector["name"]!);
            error.ToJsonString().ShouldNotContain("Keep-Alive");
        }
    }

    private static JsonObject Body(string type, int port, bool withLogin, string? password = null) => new()
    {
        ["name"] = Api.UniqueName("connector"),
        ["type"] = type,
        ["address"] = "127.0.0.1",
        ["port"] = port,
        ["userName"] = withLogin ? Login.User : null,
        ["password"] = withLogin ? password ?? Login.Password : null,
    };

    private Task<JsonObject> CreateAsync(string type, int port, bool withLogin, string? password = null) =>
        Api.PostAsync("api/connectors", Body(type, port, withLogin, password), HttpStatusCode.Created);

    private Task<JsonObject> CreateAccountAsync(Mailbox mailbox, JsonObject connector, ConnectionKind kind, string address = "localhost") =>
        Api.CreateAccountAsync(mailbox, kind, body =>
        {
            (body["useNetworkConnector"], body["networkConnectorId"]) = (true, (string)connector["id"]!);
            body["address"] = address;
        });

    /// <summary>Tries a connector.</summary>
    /// <returns>The error; <see langword="null"/> if there is none.</returns>
    private async Task<JsonNode?> TestAsync(JsonObject connector, string address, int port)
    {
        var result = await Api.PostAsync($"api/connectors/{connector["id"]}/test", new() { ["address"] = address, ["port"] = port }, HttpStatusCode.OK);
        var error = result["steps"]!.AsArray().Select(step => step!["error"]).FirstOrDefault(found => found is not null);
        ((bool)result["ok"]!).ShouldBe(error is null);
        return error;
    }
}
