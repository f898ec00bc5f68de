using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Tests.Checking;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Hostile;

/// <summary>
/// Servers that send a line without end: the session ends once the line is longer than any honest one, long before a time-out.
/// </summary>
public sealed class EndlessLineTests
{
    private static readonly ConnectionOptions Patient = new() { ConnectSeconds = 300, GreetSeconds = 300, CommandSeconds = 600, CloseSeconds = 1 };

    [Theory]
    [InlineData(MailProtocol.Imap, "", CheckStep.Greet)]
    [InlineData(MailProtocol.Pop3, "", CheckStep.Greet)]
    [InlineData(MailProtocol.Imap, "LOGIN", CheckStep.Authenticate)]
    [InlineData(MailProtocol.Pop3, "PASS", CheckStep.Authenticate)]
    [InlineData(MailProtocol.Imap, "STATUS", CheckStep.OpenMailbox)]
    public async Task Line_without_end_while_the_mailbox_is_opened(MailProtocol protocol, string command, CheckStep step)
    {
        await using var server = Serve(protocol, command, "");

        var (error, _) = await Account(protocol, server.Port).FailAsync(options: Patient);

        (error.Code, error.Step).ShouldBe((CheckErrorCode.ProtocolError, step));
        error.Message.ShouldContain("far larger than it says");
        (error.ServerAnswer?.Length ?? 0).ShouldBeLessThanOrEqualTo(200);
    }

    [Theory]
    [InlineData(MailProtocol.Imap, "UID SEARCH", "* SEARCH 1")]
    [InlineData(MailProtocol.Imap, "UID FETCH 1 (UID", "* 1 FETCH (FLAGS (")]
    [InlineData(MailProtocol.Pop3, "LIST", "+OK\r\n1 1")]
    [InlineData(MailProtocol.Pop3, "UIDL", "+OK\r\n1 ")]
    public async Task Line_without_end_in_a_listing(MailProtocol protocol, string command, string beginning)
    {
        await using var server = Serve(protocol, command, beginning);
        await using var mailbox = await Account(protocol, server.Port).OpenAsync("user", options: Patient);

        var failure = await Should.ThrowAsync<MailboxException>(async () =>
        {
            await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
            await mailbox.ListAsync();
        });

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.ProtocolError, CheckStep.Fetch));
        var watermark = mailbox.Advance(Reached.Nothing, complete: false, leftOnServer: 0);
        (watermark.UidFrom, watermark.LastUidl, watermark.Maildrop).ShouldBe((watermark.UidNext, null, null));
    }

    [Theory]
    [InlineData(MailProtocol.Imap, "UID FETCH 1 (BODY", "* 1 FETCH (UID 1 FLAGS (")]
    [InlineData(MailProtocol.Imap, "UID FETCH 1 (BODY", "* 1 FETCH (UID 1 BODY[] \"")]
    [InlineData(MailProtocol.Pop3, "RETR", "+OK\r\n")]
    public async Task Line_without_end_in_a_download(MailProtocol protocol, string command, string beginning)
    {
        await using var server = Serve(protocol, command, beginning);
        await using var mailbox = await Account(protocol, server.Port).OpenAsync("user", options: Patient);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
        var messages = await mailbox.ListAsync();

        var failure = await Should.ThrowAsync<MailboxException>(() => mailbox.FetchAsync(messages));

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.ProtocolError, CheckStep.Fetch));
    }

    private static ScriptedServer Serve(MailProtocol protocol, string command, string beginning) => new(async connection =>
    {
        var isImap = protocol == MailProtocol.Imap;
        if (command.Length > 0)
        {
            await connection.SendAsync(isImap ? Imap.Greeting : Pop3.Greeting);
            await connection.AnswerAsync(
                isImap,
                isImap ? [(command, null), ("UID FETCH 1 (UID", Imap.Summary(1)), .. Imap.Rules()] : [(command, null), .. Pop3.Rules]);
        }

        await connection.SendAsync(beginning);
        await connection.FloodAsync();
    });
}
