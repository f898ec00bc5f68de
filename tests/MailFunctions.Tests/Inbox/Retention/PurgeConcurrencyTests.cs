using Azure.Core;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Inbox.Retention;

/// <summary>Purges and checks of one account at the same time: totals stay exact, and nothing else goes.</summary>
public sealed class PurgeConcurrencyTests(Product product)
{
    private readonly ShiftedClock _clock = new();

    [Fact]
    public async Task A_check_stores_mail_while_a_purge_is_about_to_commit()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var hold = new HoldPolicy();
        await using var checker = await Checker.StartAsync(azurite, hold, _clock);
        var (id, mailbox) = await OldAsync(checker);
        await DeliverAsync(mailbox, 2);

        // It has read the totals when it looks for content rows.
        var held = hold.HoldAsync(request => IsQueryOf(request, "c:"));
        var purge = checker.AgeAsync(id);
        await held;
        await CheckAsync(checker, id);
        hold.Release();
        await purge;

        await checker.ShouldHoldAsync(id, ["New 2"]);
    }

    [Fact]
    public async Task A_purge_commits_while_a_check_is_about_to()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var hold = new HoldPolicy();
        await using var checker = await Checker.StartAsync(azurite, hold, _clock);
        var (id, mailbox) = await OldAsync(checker);
        await DeliverAsync(mailbox, 2);

        // The check reads the totals, then looks once more which identities are stored.
        var hasTotals = false;
        var held = hold.HoldAsync(request =>
        {
            hasTotals |= Words(request).Contains("RowKey='t'", StringComparison.Ordinal);
            return hasTotals && IsQueryOf(request, "i:");
        });
        var check = CheckAsync(checker, id);
        await held;
        await checker.AgeAsync(id);
        hold.Release();
        await check;

        await checker.ShouldHoldAsync(id, ["New 2"]);
    }

    [Fact]
    public async Task A_purge_between_a_check_s_count_and_its_verdict_is_what_the_account_shows()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var hold = new HoldPolicy();
        await using var checker = await Checker.StartAsync(azurite, hold, _clock);
        var (id, mailbox) = await OldAsync(checker);
        await DeliverAsync(mailbox, 2);

        var held = hold.HoldAsync(request => request.Method == RequestMethod.Get && Words(request).Contains("/Checks()", StringComparison.Ordinal));
        var check = CheckAsync(checker, id);
        await held;
        await checker.Get<MailFunctions.Inbox.Retention.MessageAging>().PurgeAgedAsync(id, TestContext.Current.CancellationToken);
        hold.Release();
        await check;

        await checker.ShouldHoldAsync(id, ["New 2"]);
    }

    [Fact]
    public async Task Two_instances_that_purge_one_account_harm_nothing()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), _clock);
        await using var other = await Checker.StartAsync(azurite, new FaultPolicy(), _clock, checker);
        var id = await checker.CreateAccountAsync(keepMessagesDays: 30);
        await checker.StoreAsync(id, Enumerable.Range(1, 150).Select(uid => InboxStore.Imap((uint)uid)));
        _clock.Ahead = TimeSpan.FromDays(31);
        await checker.StoreAsync(id, Enumerable.Range(151, 10).Select(uid => InboxStore.Imap((uint)uid)));

        await Task.WhenAll(checker.AgeAsync(id), other.AgeAsync(id), checker.AgeAsync(id));

        await checker.ShouldHoldAsync(id, Enumerable.Range(151, 10).Select(uid => $"message {uid}"));
    }

    [Fact]
    public async Task Deletion_marks_set_while_a_purge_is_about_to_commit_hold()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var hold = new HoldPolicy();
        await using var checker = await Checker.StartAsync(azurite, hold, _clock);
        var stop = TestContext.Current.CancellationToken;
        var store = checker.Get<MessageStore>();
        var id = await checker.CreateAccountAsync(keepMessagesDays: 30);
        var messages = Enumerable.Range(1, 3).Select(uid => InboxStore.Imap((uint)uid)).ToList();
        await checker.StoreAsync(id, messages);
        _clock.Ahead = TimeSpan.FromDays(31);

        var held = hold.HoldAsync(request => Words(request).Contains("$batch", StringComparison.Ordinal));
        var purge = checker.AgeAsync(id);
        await held;
        await store.MarkDeletedOnServerAsync(id, [messages[0].Identity], stop);
        hold.Release();
        await purge;
        await store.MarkDeletedOnServerAsync(id, [messages[1].Identity], stop);

        await checker.ShouldHoldAsync(id, []);
        var known = await store.FindAsync(id, [.. messages.Select(message => message.Identity)], stop);
        messages.Select(message => known[message.Identity].DeletedOnServer).ShouldBe([true, true, false]);
        known.Values.ShouldAllBe(stored => stored.Purged);
    }

    private static string Words(Request request) => Uri.UnescapeDataString(request.Uri.ToString());

    private static bool IsQueryOf(Request request, string prefix) =>
        request.Method == RequestMethod.Get && Words(request).Contains("/Messages()", StringComparison.Ordinal) &&
        Words(request).Replace('+', ' ').Contains($"RowKey ge '{prefix}", StringComparison.Ordinal);

    private static async Task CheckAsync(Checker checker, AccountId id) => await checker.CheckAsync(id, await checker.ClaimAsync(id));

    private static async Task DeliverAsync(Mailbox mailbox, int n) =>
        await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(n, "New")}\r\nText\r\n"));

    /// <summary>An account with two messages that are too old.</summary>
    private async Task<(AccountId Id, Mailbox Mailbox)> OldAsync(Checker checker)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await DeliverAsync(mailbox, 0);
        await DeliverAsync(mailbox, 1);
        var id = await checker.CreateAsync(mailbox, MailProtocol.Imap, keepCopy: true, keepMessagesDays: 30);
        await CheckAsync(checker, id);
        _clock.Ahead = TimeSpan.FromDays(31);
        return (id, mailbox);
    }
}
