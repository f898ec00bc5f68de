using MailFunctions.Accounts;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>Servers that refuse a log-in, for reasons that are the credential's and for reasons that are not.</summary>
public sealed class LogInTests
{
    [Theory]
    [InlineData("NO [AUTHENTICATIONFAILED] Invalid credentials, please try again later", CheckErrorCode.AuthenticationFailed)]
    [InlineData("NO [EXPIRED] That password isn't valid any more", CheckErrorCode.AuthenticationFailed)]
    [InlineData("NO LOGIN failed.", CheckErrorCode.AuthenticationFailed)]
    [InlineData("NO [ALERT] Application-specific password required", CheckErrorCode.AuthenticationFailed)]
    [InlineData("NO [UNAVAILABLE] Temporary authentication failure.", CheckErrorCode.ServerUnavailable)]
    [InlineData("NO [CONTACTADMIN] Ask your administrator", CheckErrorCode.ServerUnavailable)]
    [InlineData("NO [LIMIT] Too many connections", CheckErrorCode.ServerUnavailable)]
    [InlineData("NO [INUSE] Mailbox in use", CheckErrorCode.MailboxLocked)]
    [InlineData("NO [ALERT] Too many simultaneous connections. (Failure)", CheckErrorCode.ServerUnavailable)]
    [InlineData("BAD User is authenticated but not connected.", CheckErrorCode.ServerUnavailable)]
    public async Task Imap_refuses(string answer, CheckErrorCode code)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            await connection.AnswerAsync(true, [("LOGIN", $"{{tag}} {answer}\r\n"), .. Imap.Rules()]);
        });

        var (error, _) = await Account(MailProtocol.Imap, server.Port).FailAsync();

        (error.Code, error.Step).ShouldBe((code, CheckStep.Authenticate));
        error.ServerAnswer.ShouldNotBeNull().ShouldEndWith(answer);
        server.Received.Count(line => line.Contains("LOGIN", StringComparison.Ordinal)).ShouldBe(1);
        server.Received.Last().ShouldEndWith("LOGOUT");
    }

    [Theory]
    [InlineData("-ERR [AUTH] Authentication failed.", CheckErrorCode.AuthenticationFailed)]
    [InlineData("-ERR invalid user or password", CheckErrorCode.AuthenticationFailed)]
    [InlineData("-ERR [IN-USE] Do you have another POP session running?", CheckErrorCode.MailboxLocked)]
    [InlineData("-ERR maildrop already locked", CheckErrorCode.MailboxLocked)]
    [InlineData("-ERR [SYS/TEMP] Temporary authentication failure", CheckErrorCode.ServerUnavailable)]
    [InlineData("-ERR [LOGIN-DELAY] minimum time between mail checks violation", CheckErrorCode.ServerUnavailable)]
    public async Task Pop3_refuses(string answer, CheckErrorCode code)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Pop3.Greeting);
            await connection.AnswerAsync(false, [("PASS", answer + "\r\n"), .. Pop3.Rules]);
        });

        var (error, _) = await Account(MailProtocol.Pop3, server.Port).FailAsync();

        (error.Code, error.Step, error.ServerAnswer).ShouldBe((code, CheckStep.Authenticate, answer));
        server.Received.Last().ShouldBe("QUIT");
    }

    [Theory]
    [InlineData("AUTH=PLAIN AUTH=LOGIN", "AUTHENTICATE PLAIN")]
    [InlineData("AUTH=PLAIN AUTH=CRAM-MD5", "AUTHENTICATE CRAM-MD5,AUTHENTICATE PLAIN")]
    [InlineData("", "LOGIN user secret")]
    public async Task A_refusal_is_not_answered_with_every_mechanism_there_is(string capabilities, string attempts)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            await connection.AnswerAsync(
                true,
                [("AUTHENTICATE", "{tag} NO failed\r\n"), ("LOGIN", "{tag} NO failed\r\n"), .. Imap.Rules(capabilities: capabilities)]);
        });

        await Account(MailProtocol.Imap, server.Port).FailAsync();

        var sent = server.Received.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        string.Join(',', sent.Where(line => line.StartsWith("AUTH", StringComparison.Ordinal) || line.StartsWith("LOGIN", StringComparison.Ordinal)))
            .ShouldBe(attempts);
    }

    [Fact]
    public async Task Log_ins_are_disabled_on_a_plain_connection()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            await connection.AnswerAsync(true, Imap.Rules(capabilities: "STARTTLS LOGINDISABLED"));
        });

        var (error, _) = await Account(MailProtocol.Imap, server.Port).FailAsync(password: "hunter2");

        error.Step.ShouldBe(CheckStep.Authenticate);
        error.Message.ShouldContain("Set Secure connection to Yes");
        server.Received.ShouldNotContain(line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hunter2")]
    [InlineData("aHVudGVyMg==")]
    [InlineData("AHVzZXIAaHVudGVyMg==")]
    public async Task A_password_that_the_server_repeats_is_blotted_out(string repeated)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Pop3.Greeting);
            await connection.AnswerAsync(false, [("PASS", $"-ERR what is {repeated}\u0007?\r\n"), .. Pop3.Rules]);
        });

        var (error, _) = await Account(MailProtocol.Pop3, server.Port).FailAsync(password: "hunter2");

        error.ServerAnswer.ShouldBe("-ERR what is *** ?");
    }
}
