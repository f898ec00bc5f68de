using System.Text.Json.Nodes;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Servers that are down or mad, among servers that are well.</summary>
public sealed class TroubleTests(Product product)
{
    private static readonly (string Name, string Value)[] Impatient =
    [
        ("Checking__ConnectSeconds", "10"), ("Checking__GreetSeconds", "10"), ("Checking__CommandSeconds", "10"), ("Checking__CloseSeconds", "1"),
    ];

    [Fact]
    public async Task Bad_servers_give_typed_errors_and_harm_no_other_account()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, Impatient);
        var api = new Api(app.Http);
        await using var garbage = new ScriptedServer(connection => connection.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n\u0001\u0002\u00FF"));
        await using var closing = new ScriptedServer(_ => Task.CompletedTask);
        await using var stalling = new ScriptedServer(connection => connection.StallAsync());
        await using var stallingLater = Imap4((connection, rules) => connection.AnswerAsync(true, [("STATUS", ""), .. rules]));
        await using var closingLater = Imap4((connection, rules) => connection.AnswerAsync(true, [("STATUS", "* STATUS INB{close}"), .. rules]));
        await using var full = new ScriptedServer(connection => connection.SendAsync("* BYE [UNAVAILABLE] Too many connections\r\n"));
        await using var endless = new ScriptedServer(connection => connection.FloodAsync());
        var dead = FreePort.Take(1)[0];

        // All are due at once, so that they are in one batch, the healthy ones in the midst of the others.
        var bad = new List<(int Id, string Server, string Code)>();
        var healthy = new List<int>();
        foreach (var (server, port, imap, pop3) in new (string, int, string, string?)[]
        {
            ("dead", dead, "ConnectionRefused", "ConnectionRefused"),
            ("garbage", garbage.Port, "ProtocolError", "ProtocolError"),
            ("closing", closing.Port, "ProtocolError", "ProtocolError"),
            ("stalling", stalling.Port, "Timeout", "Timeout"),
            ("stalling later", stallingLater.Port, "Timeout", null),
            ("closing later", closingLater.Port, "ProtocolError", null),
            ("full", full.Port, "ServerUnavailable", null),
            ("endless", endless.Port, "ProtocolError", "ProtocolError"),
        })
        {
            bad.Add((await CreateAsync(api, ConnectionKind.Imap, port), server, imap));
            if (pop3 is not null)
            {
                bad.Add((await CreateAsync(api, ConnectionKind.Pop3, port), server, pop3));
                healthy.Add(await CreateAsync(api, bad.Count % 4 == 0 ? ConnectionKind.ImapSsl : ConnectionKind.Pop3Ssl));
            }
        }

        foreach (var id in healthy)
        {
            var check = await CheckedAsync(api, id);
            ((string)check["state"]!).ShouldBe("Ok", check.ToJsonString());
            ((int)check["messagesStored"]!).ShouldBe(1);
        }

        foreach (var (id, server, code) in bad)
        {
            var check = await CheckedAsync(api, id);
            ((string)check["lastError"]!["code"]!).ShouldBe(code, $"{server}: {check.ToJsonString()}");
            ((string)check["state"]!).ShouldBe("Failing");
            ((int)check["consecutiveFailures"]!).ShouldBe(1);
            ((DateTimeOffset)check["nextCheckAt"]!).ShouldBeGreaterThan((DateTimeOffset)check["lastCheckedAt"]!);
        }

        app.Log.ShouldNotContain(line => line.Contains("fail:", StringComparison.Ordinal) || line.Contains("crit:", StringComparison.Ordinal));
    }

    private static ScriptedServer Imap4(Func<ScriptedConnection, (string Command, string? Answer)[], Task> script) => new(async connection =>
    {
        await connection.SendAsync(Imap.Greeting);
        await script(connection, Imap.Rules());
    });

    private static Task<JsonNode> CheckedAsync(Api api, int id) => Wait.ForAsync(
        async () => (await api.AccountAsync(id))["check"] is { } check && check["lastCheckedAt"] is not null ? check : null,
        $"account {id} is checked",
        seconds: 120);

    private async Task<int> CreateAsync(Api api, ConnectionKind kind, int? port = null)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        var account = await api.CreateAccountAsync(mailbox, kind, body =>
        {
            body["automaticCheck"] = true;
            body["port"] = port ?? (int)body["port"]!;
        });
        return (int)account["id"]!;
    }
}
