using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>IMAP servers that misbehave when messages are listed, downloaded and deleted.</summary>
public sealed class ImapFetchingTests
{
    private static readonly ConnectionOptions Impatient = new() { ConnectSeconds = 5, GreetSeconds = 5, CommandSeconds = 1, CloseSeconds = 1 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a\nb\rc\0d\r\n")]
    [InlineData("no end of line")]
    [InlineData(")\r\nA00000001 OK FETCH completed\r\n")]
    [InlineData("\u0080\u00ff\u00fe")]
    public async Task Bytes_are_taken_as_they_are(string content)
    {
        await using var server = Serve(("UID FETCH 1 (BODY", Literal(content)));
        await using var mailbox = await OpenAsync(server);

        var contents = await mailbox.FetchAsync(await mailbox.ListAsync());

        contents.ShouldHaveSingleItem().ShouldBe(Encoding.Latin1.GetBytes(content));
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 1 BODY[] {100}\r\nprivate words", CheckErrorCode.ProtocolError)]
    [InlineData("* 1 FETCH (UID 1 BODY[] {4294967296}\r\n", CheckErrorCode.ProtocolError)]
    [InlineData("* 1 FETCH (UID 1 BODY[] {2000000000}\r\n", CheckErrorCode.ProtocolError)]
    [InlineData("* 1 FETCH (UID 1 BODY[] {-5}\r\nprivate words", CheckErrorCode.ProtocolError)]
    [InlineData("* BYE private words\r\n", CheckErrorCode.ProtocolError)]
    [InlineData("* 1 FETCH (UID 1 BODY[] {5}\r\nprivate words)\r\nA00000001 OK done\r\n", CheckErrorCode.ProtocolError)]
    public async Task Download_breaks_off(string answer, CheckErrorCode code)
    {
        await using var server = Serve(("UID FETCH 1 (BODY", answer + "{close}"));
        await using var mailbox = await OpenAsync(server);
        var messages = await mailbox.ListAsync();

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.FetchAsync(messages));

        (failure.Error.Code, failure.Error.Step).ShouldBe((code, CheckStep.Fetch));
        failure.Error.ToString().ShouldNotContain("private words");
    }

    [Fact]
    public async Task Download_stalls()
    {
        await using var server = Serve(("UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[] {100}\r\nfrom here on nothing"));
        await using var mailbox = await OpenAsync(server);
        var messages = await mailbox.ListAsync();

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.FetchAsync(messages));

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.Timeout, CheckStep.Fetch));
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 1 BODY[] NIL)\r\n{tag} OK done\r\n")]
    [InlineData("{tag} OK done\r\n")]
    [InlineData("{tag} NO it is broken\r\n")]
    public async Task A_message_that_is_there_and_is_not_given_out_is_an_error(string answer)
    {
        await using var server = Serve(("UID FETCH 1 (BODY", answer));
        await using var mailbox = await OpenAsync(server);
        var messages = await mailbox.ListAsync();

        var (contents, refused) = await mailbox.TryFetchAsync(messages);

        contents.ShouldBeEmpty();
        var (message, error) = refused.ShouldHaveSingleItem();
        (message.Number, error.Code, error.Step).ShouldBe((1u, CheckErrorCode.MessageRefused, CheckStep.Fetch));
    }

    [Fact]
    public async Task A_message_of_no_bytes_is_a_message()
    {
        await using var server = Serve(
            ("UID FETCH 1 (UID", "* 1 FETCH (UID 1 RFC822.SIZE 0 INTERNALDATE \"01-Jan-2026 00:00:00 +0000\")\r\n{tag} OK done\r\n"),
            ("UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[]<0> {0}\r\n)\r\n{tag} OK done\r\n"));
        await using var mailbox = await OpenAsync(server);

        (await mailbox.FetchAsync(await mailbox.ListAsync())).ShouldHaveSingleItem().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("UID STORE", "{tag} NO not yours\r\n")]
    [InlineData("UID EXPUNGE", "{tag} NO not yours\r\n")]
    public async Task Deletion_is_refused(string command, string answer)
    {
        await using var server = Serve((command, answer), ("UID STORE", "{tag} OK\r\n"));
        await using var mailbox = await OpenAsync(server, keepCopy: false);
        var messages = await mailbox.ListAsync();

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.DeleteAsync(messages, Cancellation));

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.ProtocolError, CheckStep.Delete));
        failure.Error.ServerAnswer.ShouldNotBeNull().ShouldEndWith("NO not yours");
    }

    [Fact]
    public async Task A_server_that_never_says_goodbye_is_left_all_the_same()
    {
        await using var server = Serve(("LOGOUT", ""));
        await using var mailbox = await OpenAsync(server);

        await mailbox.CloseAsync(Cancellation);

        server.Received.Last().ShouldEndWith("LOGOUT");
    }

    [Fact]
    public async Task The_check_is_cancelled_in_the_middle_of_a_download()
    {
        await using var server = Serve(("UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[] {10}\r\n0123456789)\r\n"));
        await using var mailbox = await OpenAsync(server);
        var messages = await mailbox.ListAsync();
        using var cancellation = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(
            () => mailbox.FetchAsync(messages, (_, _, _) => cancellation.CancelAsync(), cancellation.Token));
    }

    [Fact]
    public async Task A_hundred_thousand_messages_are_listed_in_pieces()
    {
        const int Messages = 100_000;
        await using var server = new ScriptedServer(async connection =>
        {
            await connection.SendAsync(Imap.Greeting);
            while (await connection.ReadLineAsync() is { } line)
            {
                await connection.AnswerOneAsync(line, tagged: true, line.Contains("UID FETCH", StringComparison.Ordinal)
                    ? [("UID FETCH", Summaries(line))]
                    : Imap.Rules(Messages, Messages + 1));
            }
        });
        await using var mailbox = await OpenAsync(server);
        var listed = 0;

        await foreach (var piece in mailbox.ListAsync(5000, Cancellation))
        {
            listed += piece.Messages.Count;
        }

        listed.ShouldBe(Messages);
    }

    private static string Summaries(string line)
    {
        var range = line.Split(' ')[3].Split(':').Select(int.Parse).ToArray();
        return Imap.Summary([.. Enumerable.Range(range[0], range[^1] - range[0] + 1)]);
    }

    private static string Literal(string content) => $"* 1 FETCH (UID 1 BODY[] {{{content.Length}}}\r\n{content})\r\n{{tag}} OK done\r\n";

    private static ScriptedServer Serve(params (string Command, string? Answer)[] rules) => new(async connection =>
    {
        await connection.SendAsync(Imap.Greeting);
        await connection.AnswerAsync(
            true,
            [
                .. rules,
                ("UID FETCH 1 (UID", Imap.Summary(1)),
                .. Imap.Rules(capabilities: "UIDPLUS"),
            ]);
    });

    private static async Task<IMailbox> OpenAsync(ScriptedServer server, bool keepCopy = true)
    {
        var mailbox = await Account(MailProtocol.Imap, server.Port).OpenAsync("user", options: Impatient);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy);
        return mailbox;
    }
}
