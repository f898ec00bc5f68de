using System.Diagnostics.CodeAnalysis;
using System.Security.Authentication;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Tests.Checking;
using MailFunctions.Tests.Infrastructure;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>Servers that misbehave before the mailbox is open.</summary>
public sealed class OpeningTests
{
    private static readonly ConnectionOptions Impatient = new() { ConnectSeconds = 1, GreetSeconds = 1, CommandSeconds = 1, CloseSeconds = 1 };

    [Theory]
    [InlineData("* BYE go away\r\n", CheckErrorCode.ServerUnavailable, "* BYE go away")]
    [InlineData("* BYE [UNAVAILABLE] overloaded\r\n", CheckErrorCode.ServerUnavailable, "* BYE [UNAVAILABLE] overloaded")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", CheckErrorCode.ProtocolError, "HTTP/1.1 400 Bad Request")]
    [InlineData("220 mail.example.com ESMTP\r\n", CheckErrorCode.ProtocolError, "220 mail.example.com ESMTP")]
    [InlineData("", CheckErrorCode.ProtocolError, null)]
    public async Task Imap_greets_unexpectedly(string greeting, CheckErrorCode code, string? answer)
    {
        await using var server = new ScriptedServer(connection => connection.SendAsync(greeting));

        var (error, _) = await Account(MailProtocol.Imap, server.Port).FailAsync();

        (error.Code, error.Step, error.ServerAnswer).ShouldBe((code, CheckStep.Greet, answer));
    }

    [Theory]
    [InlineData("-ERR go away\r\n", CheckErrorCode.ServerUnavailable, "-ERR go away")]
    [InlineData("-ERR [SYS/TEMP] overloaded\r\n", CheckErrorCode.ServerUnavailable, "-ERR [SYS/TEMP] overloaded")]
    [InlineData("* OK IMAP\r\n", CheckErrorCode.ProtocolError, "* OK IMAP")]
    [InlineData("", CheckErrorCode.ProtocolError, null)]
    public async Task Pop3_greets_unexpectedly(string greeting, CheckErrorCode code, string? answer)
    {
        await using var server = new ScriptedServer(connection => connection.SendAsync(greeting));

        var (error, _) = await Account(MailProtocol.Pop3, server.Port).FailAsync();

        (error.Code, error.Step, error.ServerAnswer).ShouldBe((code, CheckStep.Greet, answer));
    }

    [Theory]
    [InlineData(MailProtocol.Imap, null, CheckStep.Greet)]
    [InlineData(MailProtocol.Imap, ConnectionType.Tls, CheckStep.Greet)]
    [InlineData(MailProtocol.Imap, ConnectionType.Ssl, CheckStep.Secure)]
    [InlineData(MailProtocol.Pop3, null, CheckStep.Greet)]
    [InlineData(MailProtocol.Pop3, ConnectionType.Ssl, CheckStep.Secure)]
    public async Task Server_accepts_and_says_nothing(MailProtocol protocol, ConnectionType? type, CheckStep step)
    {
        await using var server = new ScriptedServer(connection => connection.StallAsync());
        var account = Account(protocol, server.Port);

        var (error, _) = await (type is { } secure ? account.Secure(secure) : account).FailAsync(options: Impatient);

        (error.Code, error.Step).ShouldBe((CheckErrorCode.Timeout, step));
    }

    [Theory]
    [InlineData(MailProtocol.Imap, "* OK ")]
    [InlineData(MailProtocol.Pop3, "+OK ")]
    public async Task Server_greets_a_byte_at_a_time_beyond_the_time_out(MailProtocol protocol, string beginning)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(beginning);
            await connection.DripAsync();
        });

        var (error, _) = await Account(protocol, server.Port).FailAsync(options: Impatient);

        (error.Code, error.Step).ShouldBe((CheckErrorCode.Timeout, CheckStep.Greet));
    }

    [Theory]
    [InlineData("LOGIN", CheckStep.Authenticate)]
    [InlineData("STATUS", CheckStep.OpenMailbox)]
    public async Task Imap_stops_answering(string command, CheckStep step)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            await connection.AnswerAsync(true, [(command, ""), .. Imap.Rules()]);
        });

        var (error, _) = await Account(MailProtocol.Imap, server.Port).FailAsync(options: Impatient);

        (error.Code, error.Step).ShouldBe((CheckErrorCode.Timeout, step));
    }

    [Theory]
    [InlineData(MailProtocol.Imap, "* OK ready\r\n")]
    [InlineData(MailProtocol.Pop3, "+OK ready\r\n")]
    public async Task Starttls_is_not_offered_and_no_password_is_sent(MailProtocol protocol, string greeting)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(greeting);
            await connection.AnswerAsync(protocol == MailProtocol.Imap, protocol == MailProtocol.Imap ? Imap.Rules() : Pop3.Rules);
        });

        var (error, steps) = await Account(protocol, server.Port).Secure(ConnectionType.Tls).FailAsync(password: "hunter2");

        (error.Code, error.Step).ShouldBe((CheckErrorCode.TlsNotOffered, CheckStep.Secure));
        error.Message.ShouldContain(protocol == MailProtocol.Imap ? "SSL with port 993" : "SSL with port 995");
        steps.Select(step => step.Step).ShouldBe([CheckStep.Resolve, CheckStep.Connect, CheckStep.Greet, CheckStep.Secure]);
        server.Received.ShouldNotContain(line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(MailProtocol.Imap)]
    [InlineData(MailProtocol.Pop3)]
    public async Task Starttls_is_offered_and_refused(MailProtocol protocol)
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(protocol == MailProtocol.Imap ? Imap.Greeting : Pop3.Greeting);
            await connection.AnswerAsync(
                protocol == MailProtocol.Imap,
                protocol == MailProtocol.Imap
                    ? [("STARTTLS", "{tag} NO not today\r\n"), .. Imap.Rules(capabilities: "STARTTLS")]
                    : [("STLS", "-ERR not today\r\n"), ("CAPA", "+OK\r\nSTLS\r\n.\r\n"), .. Pop3.Rules]);
        });

        var (error, _) = await Account(protocol, server.Port).Secure(ConnectionType.Tls).FailAsync();

        (error.Code, error.Step).ShouldBe((CheckErrorCode.TlsNotOffered, CheckStep.Secure));
        error.ServerAnswer.ShouldNotBeNull().ShouldContain("not today");
    }

    [Fact]
    public async Task What_is_injected_before_the_handshake_is_not_taken_for_an_answer_after_it()
    {
        using var certificate = TestCertificates.SelfSigned("localhost");
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            await connection.AnswerAsync(true, ("STARTTLS", null), ("CAPABILITY", "* CAPABILITY IMAP4rev1 STARTTLS\r\n{tag} OK done\r\n"));
            await connection.SendAsync($"{connection.LastTag} OK go on\r\n* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n* BYE injected\r\n");
            await connection.SecureAsync(certificate);
            await connection.AnswerAsync(true, Imap.Rules());
        });

        var steps = new List<StepResult>();
        await using var mailbox = await Account(MailProtocol.Imap, server.Port).Secure(ConnectionType.Tls).OpenAsync("user", steps);

        steps[^1].Step.ShouldBe(CheckStep.OpenMailbox);
        steps.ShouldAllBe(step => step.Error == null);
    }

    [Fact]
    public async Task What_is_injected_before_the_handshake_of_pop3_is_not_taken_for_an_answer_after_it()
    {
        using var certificate = TestCertificates.SelfSigned("localhost");
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Pop3.Greeting);
            await connection.AnswerAsync(false, ("STLS", null), ("CAPA", "+OK\r\nSTLS\r\n.\r\n"));
            await connection.SendAsync("+OK go on\r\n-ERR injected\r\n-ERR injected\r\n");
            await connection.SecureAsync(certificate);
            await connection.AnswerAsync(false, Pop3.Rules);
        });

        await using var mailbox = await Account(MailProtocol.Pop3, server.Port).Secure(ConnectionType.Tls).OpenAsync("user");

        mailbox.Count.ShouldBe(1);
    }

    [Fact]
    [SuppressMessage("Security", "CA5397", Justification = "This is the server that must not be talked to.")]
    public async Task Only_versions_of_tls_before_1_2_are_offered()
    {
        // TLS 1.0 and 1.1, whose names the compiler warns of.
        const SslProtocols Old = (SslProtocols)(192 | 768);
        using var certificate = TestCertificates.SelfSigned("localhost");
        await using var server = new ScriptedServer(connection => connection.SecureAsync(certificate, Old));

        var (error, _) = await Account(MailProtocol.Imap, server.Port).Secure(ConnectionType.Ssl).FailAsync();

        (error.Code, error.Step).ShouldBe((CheckErrorCode.CertificateInvalid, CheckStep.Secure));
        error.Message.ShouldContain("only TLS versions older than 1.2");
        server.Received.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("other.example.com", 20, "it is for other.example.com, not for 127.0.0.1")]
    [InlineData("localhost", -2, "it expired on ")]
    public async Task The_certificate_is_wrong(string name, int days, string reason)
    {
        using var authority = new TestCertificates();
        using var certificate = authority.Issue(name, days);
        await using var server = new ScriptedServer(connection => connection.SecureAsync(certificate));

        var (error, _) = await Account(MailProtocol.Imap, server.Port).Secure(ConnectionType.Ssl, skipCertificate: false).FailAsync();

        (error.Code, error.Step).ShouldBe((CheckErrorCode.CertificateInvalid, CheckStep.Secure));
        error.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task The_certificate_is_self_signed()
    {
        using var certificate = TestCertificates.SelfSigned("localhost");
        await using var server = new ScriptedServer(connection => connection.SecureAsync(certificate));

        var (error, _) = await Account(MailProtocol.Pop3, server.Port).Secure(ConnectionType.Ssl, skipCertificate: false).FailAsync();

        (error.Code, error.Step).ShouldBe((CheckErrorCode.CertificateInvalid, CheckStep.Secure));
        error.Message.ShouldContain("it is self-signed");
    }

    [Fact]
    public async Task Plain_text_answers_where_tls_is_expected()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            await connection.StallAsync();
        });

        var (error, _) = await Account(MailProtocol.Imap, server.Port).Secure(ConnectionType.Ssl).FailAsync(options: Impatient);

        (error.Code, error.Step).ShouldBe((CheckErrorCode.CertificateInvalid, CheckStep.Secure));
        error.Message.ShouldContain("use connection type TLS");
    }
}
