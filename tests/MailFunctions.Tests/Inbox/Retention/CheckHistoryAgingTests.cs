using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Inbox.Retention;

/// <summary>The check history is kept for a time only, with or without mail.</summary>
public sealed class CheckHistoryAgingTests(Product product)
{
    [Fact]
    public async Task Entries_whose_last_check_is_too_old_go_and_the_running_one_stays()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new ShiftedClock();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), clock, settings: ("Retention:CheckDays", "60"));
        var mailbox = product.Dovecot.CreateMailbox();
        var id = await checker.CreateAsync(mailbox, MailProtocol.Imap, keepCopy: true);

        await DeliverAndCheckAsync(checker, mailbox, id);
        clock.Ahead = TimeSpan.FromDays(1);
        await CheckAsync(checker, id);
        clock.Ahead = TimeSpan.FromDays(50);
        await CheckAsync(checker, id);
        await DeliverAndCheckAsync(checker, mailbox, id);
        await CheckAsync(checker, id);
        (await ChecksAsync(checker, id)).ShouldBe([1, 1, 2, 1]);

        clock.Ahead = TimeSpan.FromDays(59);
        (await checker.AgeAsync()).ShouldBeEmpty();
        clock.Ahead = TimeSpan.FromDays(70);
        await checker.AgeAsync();
        // The two quiet checks began long ago, and ended not so long ago.
        (await ChecksAsync(checker, id)).ShouldBe([1, 1, 2]);

        clock.Ahead = TimeSpan.FromDays(200);
        await checker.AgeAsync();
        (await ChecksAsync(checker, id)).ShouldBe([1]);
        await CheckAsync(checker, id);
        (await ChecksAsync(checker, id)).ShouldBe([2]);
    }

    [Fact]
    public async Task With_0_days_entries_are_kept_for_ever()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new ShiftedClock();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), clock, settings: ("Retention:CheckDays", "0"));
        var mailbox = product.Dovecot.CreateMailbox();
        var id = await checker.CreateAsync(mailbox, MailProtocol.Imap, keepCopy: true);
        await DeliverAndCheckAsync(checker, mailbox, id);
        clock.Ahead = TimeSpan.FromDays(5000);

        (await checker.AgeAsync()).ShouldBeEmpty();
        await checker.AgeAsync(id);

        (await ChecksAsync(checker, id)).ShouldBe([1]);
    }

    private static async Task<IEnumerable<int>> ChecksAsync(Checker checker, AccountId id)
    {
        var stop = TestContext.Current.CancellationToken;
        var record = (await checker.Get<AccountStore>().FindAsync(id, stop))!;
        return (await checker.Get<CheckHistory>().PageAsync(record, "checks", 100, null, stop)).Items.Select(entry => entry.Checks);
    }

    private static async Task DeliverAndCheckAsync(Checker checker, Mailbox mailbox, AccountId id)
    {
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(1, "Mail")}\r\nText\r\n"));
        await CheckAsync(checker, id);
    }

    private static async Task CheckAsync(Checker checker, AccountId id) => await checker.CheckAsync(id, await checker.ClaimAsync(id));
}
