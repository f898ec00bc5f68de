using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Hostile;

/// <summary>Whole checks of servers that fail in the middle: what is stored after it, and after the server is well again.</summary>
public sealed class WholeCheckTests(Product product)
{
    private const string Letter = "Subject: one\r\n\r\nText\r\n";

    [Theory]
    [InlineData("IMAP", "UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[] {100}\r\nSubject: o{close}", "ProtocolError", 0)]
    [InlineData("IMAP", "UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[] {4294967296}\r\n{close}", "ProtocolError", 0)]
    [InlineData("POP3", "RETR", "+OK\r\nSubject: o{close}", "ProtocolError", 0)]
    [InlineData("IMAP", "UID STORE", "{tag} NO not yours\r\n", "ProtocolError", 1)]
    [InlineData("IMAP", "UID EXPUNGE", "{tag} NO not yours\r\n", "ProtocolError", 1)]
    [InlineData("IMAP", "UID STORE", "{close}", "ProtocolError", 1)]
    [InlineData("POP3", "DELE", "-ERR not yours\r\n", "ProtocolError", 1)]
    [InlineData("POP3", "DELE", "+OK\r\n{close}", "ProtocolError", 1)]
    [InlineData("POP3", "QUIT", "-ERR [SYS/TEMP] some messages were not removed\r\n", "ProtocolError", 1)]
    public async Task Nothing_is_lost_and_nothing_doubled(string protocol, string command, string answer, string code, int stored)
    {
        var isIll = true;
        await using var server = Serve(protocol, () => isIll ? [(command, answer)] : []);
        var id = await CreateAsync(product.Api, protocol, server);

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var check = (await product.Api.CheckAsync(id))["check"]!;

            ((string?)check["lastError"]?["code"]).ShouldBe(code, check.ToJsonString());
            ((string)check["lastError"]!["step"]!).ShouldBe(stored == 0 ? "Fetch" : "Delete");
            (await product.Api.InboxAsync(id)).Count.ShouldBe(stored);
        }

        isIll = false;
        var mended = (await product.Api.CheckAsync(id))["check"]!;

        mended["lastError"].ShouldBeNull(mended.ToJsonString());
        ((int)mended["messagesStored"]!).ShouldBe(1);
        (await product.Api.RawInboxAsync(id)).ShouldHaveSingleItem().ShouldBe(System.Text.Encoding.ASCII.GetBytes(Letter));
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task A_download_of_a_byte_at_a_time_is_ended_by_the_deadline_of_the_check(string protocol)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Checking__DeadlineSeconds", "3"));
        var api = new Api(app.Http);
        await using var server = new ScriptedServer(async connection =>
        {
            var isImap = protocol == "IMAP";
            await connection.SendAsync(isImap ? Imap.Greeting : Pop3.Greeting);
            await connection.AnswerAsync(isImap, [("UID FETCH 1 (BODY", null), ("RETR", null), .. Rules(protocol)]);
            await connection.SendAsync(isImap ? "* 1 FETCH (UID 1 BODY[] {100000}\r\n" : "+OK\r\n");
            await connection.DripAsync();
        });
        var id = await CreateAsync(api, protocol, server);

        var check = (await api.CheckAsync(id))["check"]!;

        ((string?)check["lastError"]?["code"]).ShouldBe("Timeout", check.ToJsonString());
        ((string)check["lastError"]!["step"]!).ShouldBe("Fetch");
        ((int)check["messagesStored"]!).ShouldBe(0);
    }

    private async Task<int> CreateAsync(Api api, string protocol, ScriptedServer server)
    {
        JsonObject account = await api.CreateAccountAsync(product.Dovecot.CreateMailbox(), new(protocol, null), body =>
        {
            body["port"] = server.Port;
            body["keepCopy"] = false;
        });
        return (int)account["id"]!;
    }

    private static ScriptedServer Serve(string protocol, Func<(string Command, string? Answer)[]> illness) => new(async connection =>
    {
        await connection.SendAsync(protocol == "IMAP" ? Imap.Greeting : Pop3.Greeting);
        await connection.AnswerAsync(protocol == "IMAP", [.. illness(), .. Rules(protocol)]);
    });

    private static (string Command, string? Answer)[] Rules(string protocol) => protocol == "IMAP"
        ?
        [
            ("UID FETCH 1 (UID", Imap.Summary(1)),
            ("UID FETCH 1 (BODY", Imap.Message(1, Letter) + "{tag} OK done\r\n"),
            ("UID STORE", "{tag} OK done\r\n"),
            ("UID EXPUNGE", "{tag} OK done\r\n"),
            .. Imap.Rules(capabilities: "UIDPLUS CONDSTORE QRESYNC ENABLE"),
        ]
        : [("RETR", $"+OK\r\n{Letter}.\r\n"), .. Pop3.Rules];
}
