using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>POP3 servers that misbehave when messages are listed, downloaded and deleted.</summary>
public sealed class Pop3FetchingTests
{
    private static readonly ConnectionOptions Impatient = new() { ConnectSeconds = 5, GreetSeconds = 5, CommandSeconds = 1, CloseSeconds = 1 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", "")]
    [InlineData("\r\n", "\r\n")]
    [InlineData("..\r\n", ".\r\n")]
    [InlineData("a\r\n..\r\n...\r\n..b\r\nc.\r\n", "a\r\n.\r\n..\r\n.b\r\nc.\r\n")]
    [InlineData("a\nb\rc\0d\r\n", "a\nb\rc\0d\r\n")]
    [InlineData("\u0080\u00ff\r\n", "\u0080\u00ff\r\n")]
    public async Task Bytes_are_taken_as_they_are_without_the_stuffing(string sent, string content)
    {
        await using var server = Serve(("RETR", $"+OK\r\n{sent}.\r\n"));
        await using var mailbox = await OpenAsync(server);

        var contents = await mailbox.FetchAsync(await mailbox.ListAsync());

        contents.ShouldHaveSingleItem().ShouldBe(Encoding.Latin1.GetBytes(content));
    }

    [Theory]
    [InlineData("+OK\r\nprivate words{close}", CheckErrorCode.ProtocolError)]
    [InlineData("+OK\r\nprivate words, and then nothing", CheckErrorCode.Timeout)]
    public async Task Download_fails(string answer, CheckErrorCode code)
    {
        await using var server = Serve(("RETR", answer));
        await using var mailbox = await OpenAsync(server);
        var messages = await mailbox.ListAsync();

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.FetchAsync(messages));

        (failure.Error.Code, failure.Error.Step).ShouldBe((code, CheckStep.Fetch));
        failure.Error.ToString().ShouldNotContain("private words");
    }

    [Theory]
    [InlineData("-ERR no such message\r\n", CheckErrorCode.MessageRefused)]
    [InlineData("-ERR [SYS/TEMP] disk trouble\r\n", CheckErrorCode.ServerUnavailable)]
    public async Task A_message_that_is_there_and_is_not_given_out_is_an_error(string answer, CheckErrorCode code)
    {
        await using var server = Serve(("RETR", answer));
        await using var mailbox = await OpenAsync(server);

        var (contents, refused) = await mailbox.TryFetchAsync(await mailbox.ListAsync());

        contents.ShouldBeEmpty();
        var error = refused.ShouldHaveSingleItem().Error;
        (error.Code, error.Step, error.ServerAnswer).ShouldBe((code, CheckStep.Fetch, answer["-ERR ".Length..].TrimEnd()));
    }

    [Fact]
    public async Task A_message_without_end_is_not_taken_in()
    {
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Pop3.Greeting);
            await connection.AnswerAsync(false, [("RETR", null), .. Pop3.Rules]);
            await connection.SendAsync("+OK\r\n");
            var line = Encoding.ASCII.GetBytes(new string('x', 100_000) + "\r\n");
            while (true)
            {
                await connection.SendAsync(line);
            }
        });
        await using var mailbox = await OpenAsync(server);
        var messages = await mailbox.ListAsync();

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.FetchAsync(messages));

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.ProtocolError, CheckStep.Fetch));
        failure.Error.Message.ShouldContain("far larger than it says");
    }

    [Fact]
    public async Task The_connection_is_lost_between_deletion_and_farewell()
    {
        await using var server = Serve(("DELE", "+OK\r\n{close}"));
        await using var mailbox = await OpenAsync(server, keepCopy: false);
        await mailbox.DeleteAsync(await mailbox.ListAsync(), Cancellation);

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.CloseAsync(Cancellation));

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.ProtocolError, CheckStep.Delete));
    }

    [Theory]
    [InlineData("-ERR [SYS/TEMP] some messages were not removed\r\n")]
    [InlineData("{close}")]
    public async Task Deletion_that_is_not_confirmed_is_an_error(string answer)
    {
        await using var server = Serve(("QUIT", answer));
        await using var mailbox = await OpenAsync(server, keepCopy: false);
        await mailbox.DeleteAsync(await mailbox.ListAsync(), Cancellation);

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.CloseAsync(Cancellation));

        failure.Error.Step.ShouldBe(CheckStep.Delete);
    }

    [Fact]
    public async Task A_server_that_never_says_goodbye_is_left_all_the_same()
    {
        await using var server = Serve(("QUIT", ""));
        await using var mailbox = await OpenAsync(server);

        await mailbox.CloseAsync(Cancellation);
    }

    [Fact]
    public async Task Without_unique_ids_the_content_tells_messages_apart()
    {
        await using var server = Serve(
            ("CAPA", "-ERR what?\r\n"),
            ("UIDL", "-ERR what?\r\n"),
            ("STAT", "+OK 3 30\r\n"),
            ("LIST", "+OK\r\n1 10\r\n2 10\r\n3 10\r\n.\r\n"),
            ("RETR 2", "+OK\r\nanother\r\n.\r\n"),
            ("RETR", "+OK\r\nthe same\r\n.\r\n"));
        await using var mailbox = await OpenAsync(server);

        var messages = await mailbox.ListAsync();

        messages.Select(message => message.Identity).Distinct().Count().ShouldBe(3);
        messages[0].Identity.Key[..^1].ShouldBe(messages[2].Identity.Key[..^1]);
        var watermark = mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 0);
        await using var next = await OpenAsync(server);
        (await next.LookAsync(watermark, keepCopy: true)).ShouldBeFalse();
    }

    [Fact]
    public async Task Repeated_unique_ids_are_told_apart()
    {
        await using var server = Serve(
            ("STAT", "+OK 2 20\r\n"),
            ("UIDL 1", "+OK 1 same\r\n"),
            ("UIDL 2", "+OK 2 same\r\n"),
            ("UIDL", "+OK\r\n1 same\r\n2 same\r\n.\r\n"),
            ("LIST", "+OK\r\n1 10\r\n2 10\r\n.\r\n"));
        await using var mailbox = await OpenAsync(server);

        (await mailbox.ListAsync()).Select(message => message.Identity).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_listing_that_contradicts_itself_is_an_error()
    {
        await using var server = Serve(("STAT", "+OK 2 20\r\n"), ("UIDL 2", "+OK 2 second\r\n"));
        await using var mailbox = await OpenAsync(server);

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.ListAsync());

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.ProtocolError, CheckStep.Fetch));
    }

    private static ScriptedServer Serve(params (string Command, string? Answer)[] rules) => new(async connection =>
    {
        await connection.SendAsync(Pop3.Greeting);
        await connection.AnswerAsync(false, [.. rules, .. Pop3.Rules]);
    });

    private static async Task<IMailbox> OpenAsync(ScriptedServer server, bool keepCopy = true)
    {
        var mailbox = await Account(MailProtocol.Pop3, server.Port).OpenAsync("user", options: Impatient);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy);
        return mailbox;
    }
}
