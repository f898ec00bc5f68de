using MailFunctions.Accounts;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>IMAP servers whose mailbox is not what it was a moment ago, or that tell less of it than they should.</summary>
public sealed class ImapListingTests
{
    [Fact]
    public async Task Without_uidnext_the_list_tells_how_far_the_mailbox_goes()
    {
        await using var server = Serve(
            ("STATUS", "* STATUS INBOX (MESSAGES 2 UIDVALIDITY 7)\r\n{tag} OK done\r\n"),
            ("EXAMINE", "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n{tag} OK [READ-ONLY] done\r\n"));
        MailboxWatermark watermark;
        await using (var mailbox = await OpenAsync(server))
        {
            (await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true)).ShouldBeTrue();
            var messages = await mailbox.ListAsync();
            watermark = mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 0);
        }

        watermark.UidNext.ShouldBe(3);
        await using var next = await OpenAsync(server);
        (await next.LookAsync(watermark, keepCopy: true)).ShouldBeTrue();
        (await next.ListAsync()).ShouldBeEmpty();
        next.Recognising.ShouldBeFalse();
        next.Advance(Reached.Nothing, complete: true, leftOnServer: 0).ShouldBe(watermark);
    }

    [Fact]
    public async Task A_message_that_comes_during_the_download_is_left_to_the_next_check()
    {
        await using var server = Serve(
            ("UID FETCH 1:2 (BODY", $"{Imap.Message(1, "one")}* 3 EXISTS\r\n* 1 RECENT\r\n{Imap.Message(2, "two")}{{tag}} OK done\r\n"));
        await using var mailbox = await OpenAsync(server);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
        var messages = await mailbox.ListAsync();

        (await mailbox.FetchAsync(messages)).ShouldBe(["one"u8.ToArray(), "two"u8.ToArray()]);

        mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 0).UidNext.ShouldBe(3);
    }

    [Fact]
    public async Task A_message_that_another_client_expunges_during_the_download_is_passed_over()
    {
        await using var server = Serve(
            ("UID FETCH 1:2 (BODY", $"* 1 EXPUNGE\r\n{Imap.Message(2, "two").Replace("* 2", "* 1", StringComparison.Ordinal)}{{tag}} OK done\r\n"),
            ("UID SEARCH UID 1:2", "* SEARCH 1 2\r\n{tag} OK done\r\n"),
            ("UID SEARCH", "* SEARCH\r\n{tag} OK done\r\n"));
        await using var mailbox = await OpenAsync(server);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
        var messages = await mailbox.ListAsync();

        (await mailbox.FetchAsync(messages)).ShouldHaveSingleItem().ShouldBe("two"u8.ToArray());

        mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 0).UidNext.ShouldBe(3);
    }

    private static Task<IMailbox> OpenAsync(ScriptedServer server) => Account(MailProtocol.Imap, server.Port).OpenAsync("user");

    private static ScriptedServer Serve(params (string Command, string? Answer)[] rules) => new(async connection =>
    {
        await connection.SendAsync(Imap.Greeting);
        await connection.AnswerAsync(true, [.. rules, ("UID FETCH 1:2 (UID", Imap.Summary(1, 2)), .. Imap.Rules(messages: 2, uidNext: 3)]);
    });
}
