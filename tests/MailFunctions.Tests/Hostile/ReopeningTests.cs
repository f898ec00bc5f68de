using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Credentials;
using MailFunctions.Tests.Checking;
using MailFunctions.Tests.Infrastructure;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>Servers that do not keep in step with a client that takes the short way.</summary>
public sealed class ReopeningTests : IDisposable
{
    private const string Taken = "A OK [CAPABILITY IMAP4rev1 NAMESPACE] in\r\n";
    private const string Status = "* STATUS INBOX (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 7)\r\n";
    private static readonly ConnectionOptions Impatient = new() { ConnectSeconds = 1, GreetSeconds = 1, CommandSeconds = 1, CloseSeconds = 1 };
    private readonly System.Security.Cryptography.X509Certificates.X509Certificate2 _certificate = TestCertificates.SelfSigned("localhost");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task Short_way_is_two_commands_sent_together_and_a_farewell()
    {
        await using var server = Server(Imap.Greeting, async connection =>
        {
            await connection.SendAsync($"{Taken}{Status}B OK done\r\n");
            await connection.AnswerAsync(true, Imap.Rules());
        });
        var opener = await AcquaintedAsync(server);

        await using var mailbox = await ReopenAsync(opener, server);
        await mailbox.CloseAsync(Cancellation);
        await mailbox.Gone;

        mailbox.Count.ShouldBe(1);
        server.Received.Count(line => line.StartsWith("A AUTHENTICATE PLAIN ", StringComparison.Ordinal)).ShouldBe(1);
        server.Received.TakeLast(2).ShouldBe(["B STATUS \"INBOX\" (MESSAGES UIDNEXT UIDVALIDITY)", "Z LOGOUT"]);
    }

    [Fact]
    public async Task What_the_status_did_not_settle_the_client_goes_on_with_in_the_same_session()
    {
        await using var server = Server(Imap.Greeting, async connection =>
        {
            await connection.SendAsync($"* CAPABILITY IMAP4rev1\r\nA OK in\r\n{Status}B OK done\r\n");
            await connection.AnswerAsync(true, [("UID FETCH", Imap.Summary(1)), .. Imap.Rules()]);
        });
        var opener = await AcquaintedAsync(server);

        await using var mailbox = await ReopenAsync(opener, server);
        (await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true)).ShouldBeTrue();

        (await mailbox.ListAsync()).ShouldHaveSingleItem().Number.ShouldBe(1u);
    }

    [Theory]
    [InlineData("A BAD what\r\n")]
    [InlineData("+ go on\r\n")]
    [InlineData("* BYE one at a time\r\n")]
    [InlineData("")]
    [InlineData(Taken + "B BAD what\r\n")]
    [InlineData(Taken + "B OK done\r\n")]
    [InlineData(Taken + "* STATUS INBOX (MESSAGES 1 UIDNEXT 2)\r\nB OK done\r\n")]
    [InlineData(Taken + "* STATUS INBOX (MESSAGES many UIDNEXT 2 UIDVALIDITY 7)\r\nB OK done\r\n")]
    [InlineData("nonsense")]
    public async Task Server_that_does_not_keep_in_step_is_gone_about_step_by_step_from_then_on(string answer)
    {
        await using var server = Server(Imap.Greeting, connection => connection.SendAsync(answer));
        var opener = await AcquaintedAsync(server);

        for (var i = 0; i < 2; i++)
        {
            await using var mailbox = await ReopenAsync(opener, server);
            mailbox.Count.ShouldBe(1);
        }

        server.Received.Count(line => line.StartsWith("A AUTHENTICATE", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Server_that_falls_silent_is_gone_about_step_by_step()
    {
        await using var server = Server(Imap.Greeting, connection => connection.StallAsync());
        var opener = await AcquaintedAsync(server);

        await using var mailbox = await ReopenAsync(opener, server);

        mailbox.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Line_without_end_is_not_kept()
    {
        await using var server = Server(Imap.Greeting, connection => connection.FloodAsync());
        var opener = await AcquaintedAsync(server);

        await using var mailbox = await ReopenAsync(opener, server);

        mailbox.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("* BYE overloaded\r\n", CheckErrorCode.ServerUnavailable)]
    [InlineData("220 mail.example.com ESMTP\r\n", CheckErrorCode.ProtocolError)]
    [InlineData("", CheckErrorCode.Timeout)]
    public async Task Server_that_does_not_greet_is_told_of_as_ever(string greeting, CheckErrorCode code)
    {
        await using var server = Server(greeting, connection => connection.StallAsync());
        var opener = await AcquaintedAsync(server);

        var failure = await Should.ThrowAsync<MailboxException>(() => ReopenAsync(opener, server));

        (failure.Error.Code, failure.Error.Step).ShouldBe((code, CheckStep.Greet));
        server.Received.ShouldNotContain(line => line.StartsWith("A AUTHENTICATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusal_of_the_password_is_final()
    {
        await using var server = Server(Imap.Greeting, connection => connection.SendAsync("A NO [AUTHENTICATIONFAILED] wrong\r\nB BAD log in first\r\n"));
        var opener = await AcquaintedAsync(server);

        var failure = await Should.ThrowAsync<MailboxException>(() => ReopenAsync(opener, server));

        failure.Error.Code.ShouldBe(CheckErrorCode.AuthenticationFailed);
        failure.Error.ServerAnswer.ShouldBe("A NO [AUTHENTICATIONFAILED] wrong");
        server.Received.Count(line => line.Contains("AUTHENTICATE PLAIN", StringComparison.Ordinal)).ShouldBe(2, "the first got acquainted");
    }

    private static Account Account(ScriptedServer server) =>
        Mailboxes.Account(MailProtocol.Imap, server.Port).Secure(ConnectionType.Ssl);

    private static Task<MailFunctions.Checking.Mailboxes.IMailbox> ReopenAsync(MailboxOpener opener, ScriptedServer server) =>
        opener.ReopenAsync(Account(server), route: null, new MailboxLogin("user", "secret"), Cancellation);

    private static async Task<MailboxOpener> AcquaintedAsync(ScriptedServer server)
    {
        var opener = Opener(Impatient);
        await using var mailbox = await opener.OpenAsync(
            Account(server), route: null, new MailboxLogin("user", "secret"), onBegin: null, onStep: null, transcript: null, Cancellation);
        return opener;
    }

    /// <summary>A server that is in order with those who come step by step.</summary>
    /// <param name="greeting">How it greets from the second connection on.</param>
    /// <param name="script">What it does once the two commands came together.</param>
    private ScriptedServer Server(string greeting, Func<ScriptedConnection, Task> script)
    {
        var connections = 0;
        return new(async connection =>
        {
            var isFirst = Interlocked.Increment(ref connections) == 1;
            await connection.SecureAsync(_certificate);
            await connection.SendAsync(isFirst ? Imap.Greeting : greeting);
            if (await connection.ReadLineAsync() is not { } line)
            {
                return;
            }

            if (line.StartsWith("A AUTHENTICATE", StringComparison.Ordinal))
            {
                await connection.ReadLineAsync();
                await script(connection);
                return;
            }

            (string, string?)[] rules = [("AUTHENTICATE PLAIN", "{tag} OK in\r\n"), .. Imap.Rules(capabilities: "SASL-IR AUTH=PLAIN")];
            if (await connection.AnswerOneAsync(line, tagged: true, rules))
            {
                await connection.AnswerAsync(true, rules);
            }
        });
    }
}
