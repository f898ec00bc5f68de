using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Credentials;
using MailFunctions.Tests.Infrastructure;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Checking;

/// <summary>Mailboxes that were open before, and are opened again the short way.</summary>
public sealed class ReopeningTests(Product product)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("INBOX")]
    [InlineData("INBOX.Sub folder")]
    public async Task Idle_mailbox_is_told_by_its_status(string folder)
    {
        var box = product.Dovecot.CreateMailbox();
        await CreateFolderAsync(box, folder);
        var account = Secured(box, folder);
        var opener = Opener();
        MailboxWatermark watermark;
        await using (var first = await opener.OpenAsync(account, route: null, LoginOf(box), onBegin: null, onStep: null, transcript: null, Cancellation))
        {
            await first.LookAsync(MailboxWatermark.None, keepCopy: true);
            await first.ListAsync();
            watermark = first.Advance(Reached.Nothing, complete: true, leftOnServer: 0);
        }

        await using var again = await opener.ReopenAsync(account, route: null, LoginOf(box), Cancellation);

        (await again.LookAsync(watermark, keepCopy: true)).ShouldBeFalse();
        again.Advance(Reached.Nothing, complete: true, leftOnServer: 0).ShouldBe(watermark);
        await again.CloseAsync(Cancellation);
        await again.Gone;
        (await product.Dovecot.LogAsync()).Split('\n').Count(line => line.Contains($"imap({box.User})", StringComparison.Ordinal) && line.Contains("Logged out", StringComparison.Ordinal))
            .ShouldBeGreaterThan(1, "both sessions said goodbye");
    }

    [Fact]
    public async Task New_mail_is_taken_from_the_same_session_byte_for_byte_and_can_be_deleted()
    {
        var box = product.Dovecot.CreateMailbox();
        var opener = await AcquaintedAsync(box);
        byte[][] letters = [Letters.Of("one"), Letters.OfSize(3_500_000)];
        foreach (var letter in letters)
        {
            await box.DeliverAsync(letter);
        }

        await using (var mailbox = await opener.ReopenAsync(Secured(box), route: null, LoginOf(box), Cancellation))
        {
            (await mailbox.LookAsync(MailboxWatermark.None, keepCopy: false)).ShouldBeTrue();
            var messages = await mailbox.ListAsync();
            (await mailbox.FetchAsync(messages)).Select(Convert.ToHexString).ShouldBe(letters.Select(Convert.ToHexString), ignoreOrder: true);
            await mailbox.DeleteAsync([messages[0]], Cancellation);
            mailbox.Count.ShouldBe(1);
            await mailbox.CloseAsync(Cancellation);
        }

        (await box.CountAsync()).ShouldBe(1);
        LogIns(await product.Dovecot.LogAsync(), box).ShouldBe(3, "to get acquainted, to take the mail, and the test's own");
    }

    [Fact]
    public async Task Password_that_was_changed_is_tried_once_and_told_as_ever()
    {
        var box = product.Dovecot.CreateMailbox();
        var opener = await AcquaintedAsync(box);

        var failure = await Should.ThrowAsync<MailboxException>(
            () => opener.ReopenAsync(Secured(box), route: null, new MailboxLogin(box.User, "no longer"), Cancellation));

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.AuthenticationFailed, CheckStep.Authenticate));
        failure.Error.ServerAnswer.ShouldNotBeNull().ShouldContain("[AUTHENTICATIONFAILED]");
    }

    [Fact]
    public async Task Folder_that_is_gone_is_told_as_ever()
    {
        var box = product.Dovecot.CreateMailbox();
        var opener = await AcquaintedAsync(box);

        var failure = await Should.ThrowAsync<MailboxException>(
            () => opener.ReopenAsync(Secured(box, "Gone"), route: null, LoginOf(box), Cancellation));

        (failure.Error.Code, failure.Error.Step).ShouldBe((CheckErrorCode.FolderNotFound, CheckStep.OpenMailbox));
    }

    private static MailboxLogin LoginOf(Mailbox box) => new(box.User, DovecotServer.Password);

    private static Account Secured(Mailbox box, string folder = "INBOX") =>
        Account(MailProtocol.Imap, box.Server.ImapsPort, folder).Secure(ConnectionType.Ssl);

    private static async Task CreateFolderAsync(Mailbox box, string folder)
    {
        if (folder != "INBOX")
        {
            await box.UseAsync(inbox => inbox.CreateAsync(folder["INBOX.".Length..], isMessageFolder: true, Cancellation));
        }
    }

    /// <summary>An opener that knows the server.</summary>
    private static async Task<MailFunctions.Checking.Connecting.MailboxOpener> AcquaintedAsync(Mailbox box)
    {
        var opener = Opener();
        await using var mailbox = await opener.OpenAsync(Secured(box), route: null, LoginOf(box), onBegin: null, onStep: null, transcript: null, Cancellation);
        return opener;
    }

    private static int LogIns(string log, Mailbox box) =>
        log.Split('\n').Count(line => line.Contains($"Login: user=<{box.User}>", StringComparison.Ordinal));
}
