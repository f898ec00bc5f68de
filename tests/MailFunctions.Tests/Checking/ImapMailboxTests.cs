using MailFunctions.Accounts;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Tests.Infrastructure;
using MailKit;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Checking;

public sealed class ImapMailboxTests(Product product)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_come_byte_for_byte_and_keep_their_flags()
    {
        var box = product.Dovecot.CreateMailbox();
        byte[][] letters = [Letters.Of("one"), Letters.OfSize(3_500_000), Letters.Of("Größe"), Letters.OfSize(1024 * 1024), "\r\n"u8.ToArray()];
        foreach (var letter in letters)
        {
            await box.DeliverAsync(letter);
        }

        await box.FlagAsync(1, MessageFlags.Flagged);
        await using var mailbox = await OpenAsync(box);
        (await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true)).ShouldBeTrue();

        var messages = await mailbox.ListAsync(2);
        var contents = await mailbox.FetchAsync(messages);

        messages.Select(message => message.Number).ShouldBe([1u, 2u, 3u, 4u, 5u]);
        messages.Select(message => message.Size).ShouldBe(letters.Select(letter => (long)letter.Length));
        messages.ShouldAllBe(message => message.ReceivedAt != null);
        contents.Select(Convert.ToHexString).ShouldBe(letters.Select(Convert.ToHexString), ignoreOrder: true);
        (await box.FlagsAsync()).ShouldBe([MessageFlags.None, MessageFlags.Flagged, MessageFlags.None, MessageFlags.None, MessageFlags.None]);
    }

    [Fact]
    public async Task An_idle_mailbox_is_told_by_its_status()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "two");
        var watermark = await TakeInAsync(box, MailboxWatermark.None);

        await using (var idle = await OpenAsync(box))
        {
            (await idle.LookAsync(watermark, keepCopy: true)).ShouldBeFalse();
            idle.Advance(Reached.Nothing, complete: true, leftOnServer: 0).ShouldBe(watermark);
        }

        await using (var toDelete = await OpenAsync(box))
        {
            (await toDelete.LookAsync(watermark, keepCopy: false)).ShouldBeTrue();
            (await toDelete.ListAsync()).Count.ShouldBe(2);
        }

        await box.DeliverAsync("three");
        await using var mailbox = await OpenAsync(box);
        (await mailbox.LookAsync(watermark, keepCopy: true)).ShouldBeTrue();
        (await mailbox.ListAsync()).ShouldHaveSingleItem().Number.ShouldBe(3u);
    }

    [Fact]
    public async Task After_new_numbers_everything_is_listed_until_all_is_recognised()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "two", "three");
        var watermark = await TakeInAsync(box, MailboxWatermark.None) with { UidValidity = 1 };

        await using var mailbox = await OpenAsync(box);
        (await mailbox.LookAsync(watermark, keepCopy: true)).ShouldBeTrue();
        mailbox.Recognising.ShouldBeTrue();
        var pieces = await mailbox.PiecesAsync(1);
        pieces.Select(piece => piece.Messages[0].Number).ShouldBe([3u, 2u, 1u]);
        var half = mailbox.Advance(Reached.Nothing.After(pieces[0], new HashSet<uint>()), complete: false, leftOnServer: 0);

        await using var next = await OpenAsync(box);
        (await next.LookAsync(half, keepCopy: true)).ShouldBeTrue();
        next.Recognising.ShouldBeTrue();
        (await next.ListAsync()).Select(message => message.Number).ShouldBe([1u, 2u]);
        next.Advance(Reached.Nothing, complete: true, leftOnServer: 0).Recognising.ShouldBeFalse();
    }

    [Fact]
    public async Task A_mailbox_put_back_to_an_older_state_is_looked_through_again()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "two");
        var watermark = await TakeInAsync(box, MailboxWatermark.None);

        await using var mailbox = await OpenAsync(box);

        (await mailbox.LookAsync(watermark with { UidNext = 100 }, keepCopy: true)).ShouldBeTrue();
        mailbox.Recognising.ShouldBeTrue();
        (await mailbox.ListAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("protocol imap {\n imap_capability = IMAP4rev1 LITERAL+ SASL-IR\n}")]
    public async Task Exactly_the_given_messages_are_deleted(string settings)
    {
        await using var dovecot = await DovecotServer.StartAsync(product.Certificates, settings);
        var box = dovecot.CreateMailbox();
        await box.DeliverAsync("one", "of another client", "three", "four");
        await box.FlagAsync(1, MessageFlags.Deleted | MessageFlags.Seen);
        await using var mailbox = await OpenAsync(box);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: false);
        var messages = await mailbox.ListAsync();

        await mailbox.DeleteAsync([messages[0], messages[2]], Cancellation);
        await mailbox.CloseAsync(Cancellation);

        (await box.FlagsAsync()).ShouldBe([MessageFlags.Deleted | MessageFlags.Seen, MessageFlags.None]);
    }

    [Fact]
    public async Task A_message_that_vanished_is_passed_over()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "two");
        await box.DeliverAsync(Letters.OfSize(2_000_000));
        await box.DeliverAsync("four");
        await using var mailbox = await OpenAsync(box);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
        var messages = await mailbox.ListAsync();
        await box.UseAsync(async inbox =>
        {
            await inbox.AddFlagsAsync([1, 2], MessageFlags.Deleted, silent: true);
            await inbox.ExpungeAsync();
            return true;
        });

        var contents = await mailbox.FetchAsync(messages);

        contents.ShouldBe([Letters.Of("one"), Letters.Of("four")]);
    }

    [Fact]
    public async Task What_the_taker_throws_is_not_blamed_on_the_server()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one");
        await using var mailbox = await OpenAsync(box);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
        var messages = await mailbox.ListAsync();

        var thrown = await Should.ThrowAsync<IOException>(
            () => mailbox.FetchAsync(messages, (_, _, _) => throw new IOException("our disk is full"), Cancellation));

        thrown.Message.ShouldBe("our disk is full");
    }

    private static Task<IMailbox> OpenAsync(Mailbox box) => Account(MailProtocol.Imap, box.Server.ImapPort).OpenAsync(box);

    private static async Task<MailboxWatermark> TakeInAsync(Mailbox box, MailboxWatermark watermark)
    {
        await using var mailbox = await OpenAsync(box);
        await mailbox.LookAsync(watermark, keepCopy: true);
        var messages = await mailbox.ListAsync();
        await mailbox.CloseAsync(Cancellation);
        return mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 0);
    }
}
