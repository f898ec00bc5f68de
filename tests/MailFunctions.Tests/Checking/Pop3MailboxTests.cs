using MailFunctions.Accounts;
using MailFunctions.Checking.Mailboxes;
using MailFunctions.Tests.Infrastructure;
using static MailFunctions.Tests.Checking.Mailboxes;

namespace MailFunctions.Tests.Checking;

public sealed class Pop3MailboxTests(Product product)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_come_byte_for_byte()
    {
        var box = product.Dovecot.CreateMailbox();
        byte[][] letters = [Letters.Of("one"), Letters.OfSize(3_500_000), Letters.Of("Größe"), "\r\n"u8.ToArray()];
        foreach (var letter in letters)
        {
            await box.DeliverAsync(letter);
        }

        await using var mailbox = await OpenAsync(box);
        (await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true)).ShouldBeTrue();
        var messages = await mailbox.ListAsync(2);
        var contents = await mailbox.FetchAsync(messages);

        messages.Select(message => message.Number).ShouldBe([1u, 2u, 3u, 4u]);
        messages.Select(message => message.Identity).Distinct().Count().ShouldBe(4);
        messages.ShouldAllBe(message => mailbox.Knows(message.Identity));
        contents.Select(Convert.ToHexString).ShouldBe(letters.Select(Convert.ToHexString));
    }

    [Fact]
    public async Task An_unchanged_maildrop_is_told_by_its_fingerprint()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "two");
        var watermark = await TakeInAsync(box);

        await using (var idle = await OpenAsync(box))
        {
            (await idle.LookAsync(watermark, keepCopy: true)).ShouldBeFalse();
            idle.Advance(Reached.Nothing, complete: true, leftOnServer: 0).ShouldBe(watermark);
            await idle.CloseAsync(Cancellation);
        }

        await box.DeliverAsync("three");
        await using var mailbox = await OpenAsync(box);
        (await mailbox.LookAsync(watermark, keepCopy: true)).ShouldBeTrue();
        (await mailbox.ListAsync()).ShouldHaveSingleItem().Number.ShouldBe(3u);
        mailbox.Recognising.ShouldBeFalse();
    }

    [Fact]
    public async Task Deleted_messages_are_gone_after_closing_and_the_fingerprint_knows()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "too large to take", "three");
        MailboxWatermark watermark;
        await using (var mailbox = await OpenAsync(box))
        {
            await mailbox.LookAsync(MailboxWatermark.None, keepCopy: false);
            var messages = await mailbox.ListAsync();
            await mailbox.DeleteAsync([messages[0], messages[2]], Cancellation);
            await mailbox.CloseAsync(Cancellation);
            watermark = mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 1);
        }

        (await box.CountAsync()).ShouldBe(1);
        await using var next = await OpenAsync(box);
        (await next.LookAsync(watermark, keepCopy: false)).ShouldBeFalse();
    }

    [Fact]
    public async Task Messages_marked_deleted_stay_if_the_session_breaks_before_it_is_closed()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one");
        await using (var mailbox = await OpenAsync(box))
        {
            await mailbox.LookAsync(MailboxWatermark.None, keepCopy: false);
            await mailbox.DeleteAsync(await mailbox.ListAsync(), Cancellation);
        }

        (await box.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_maildrop_whose_last_known_message_is_gone_is_looked_through_again()
    {
        var box = product.Dovecot.CreateMailbox();
        await box.DeliverAsync("one", "two");
        var watermark = await TakeInAsync(box) with { LastUidl = "gone" };
        await box.DeliverAsync("three");

        await using var mailbox = await OpenAsync(box);
        await mailbox.LookAsync(watermark, keepCopy: true);
        var messages = await mailbox.ListAsync();

        messages.Count.ShouldBe(3);
        mailbox.Recognising.ShouldBeTrue();
        mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 0).Recognising.ShouldBeFalse();
    }

    private static Task<IMailbox> OpenAsync(Mailbox box) => Account(MailProtocol.Pop3, box.Server.Pop3Port).OpenAsync(box);

    private static async Task<MailboxWatermark> TakeInAsync(Mailbox box)
    {
        await using var mailbox = await OpenAsync(box);
        await mailbox.LookAsync(MailboxWatermark.None, keepCopy: true);
        var messages = await mailbox.ListAsync();
        await mailbox.CloseAsync(Cancellation);
        return mailbox.Advance(Reached.Nothing, complete: true, leftOnServer: 0);
    }
}
