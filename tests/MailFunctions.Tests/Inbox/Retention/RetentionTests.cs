using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;
using MailKit;

namespace MailFunctions.Tests.Inbox.Retention;

/// <summary>Mail of real servers that is kept here for a time only.</summary>
public sealed class RetentionTests(Product product)
{
    private const string Days = "Retention:MessageDays";

    private readonly ShiftedClock _clock = new();

    public static TheoryData<MailProtocol> Protocols { get; } = [MailProtocol.Imap, MailProtocol.Pop3];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Age_counts_from_storing_and_what_was_purged_is_not_downloaded_again(MailProtocol protocol)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await StartAsync(azurite, (Days, "30"));
        var mailbox = product.Dovecot.CreateMailbox();
        await DeliverAsync(mailbox, 0, 1);
        var id = await checker.CreateAsync(mailbox, protocol, keepCopy: true);
        await CheckAsync(checker, id);

        // Mail of the beginning of the year that was stored a moment ago.
        await checker.AgeAsync();
        await checker.ShouldHoldAsync(id, ["Old 0", "Old 1"]);
        _clock.Ahead = TimeSpan.FromDays(20);
        await DeliverAsync(mailbox, 2);
        await CheckAsync(checker, id);
        await checker.AgeAsync();
        await checker.ShouldHoldAsync(id, ["Old 0", "Old 1", "Old 2"]);

        _clock.Ahead = TimeSpan.FromDays(31);
        await checker.AgeAsync();
        await checker.ShouldHoldAsync(id, ["Old 2"]);

        await CheckAsync(checker, id);
        await DeliverAsync(mailbox, 3);
        await CheckAsync(checker, id);
        await checker.ShouldHoldAsync(id, ["Old 2", "Old 3"]);
        (await mailbox.CountAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task An_account_s_own_days_go_before_those_of_all_and_0_is_for_ever()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await StartAsync(azurite, (Days, "30"));
        var (usual, shorter, longer, ever) = (
            await FilledAsync(checker, null), await FilledAsync(checker, 10), await FilledAsync(checker, 40), await FilledAsync(checker, 0));

        _clock.Ahead = TimeSpan.FromDays(11);
        await checker.AgeAsync();
        await checker.ShouldHoldAsync(usual, ["message 1"]);
        await checker.ShouldHoldAsync(shorter, []);
        _clock.Ahead = TimeSpan.FromDays(31);
        await checker.AgeAsync();
        await checker.ShouldHoldAsync(usual, []);
        await checker.ShouldHoldAsync(longer, ["message 1"]);
        _clock.Ahead = TimeSpan.FromDays(5000);
        await checker.AgeAsync();
        await checker.ShouldHoldAsync(longer, []);
        await checker.ShouldHoldAsync(ever, ["message 1"]);
    }

    [Fact]
    public async Task Without_days_for_all_only_accounts_with_days_of_their_own_are_looked_at()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await StartAsync(azurite);
        var (usual, own) = (await FilledAsync(checker, null), await FilledAsync(checker, 10));

        _clock.Ahead = TimeSpan.FromDays(5000);
        (await checker.AgeAsync()).SelectMany(accounts => accounts).ShouldBe([own]);

        await checker.ShouldHoldAsync(usual, ["message 1"]);
        await checker.ShouldHoldAsync(own, []);
    }

    [Fact]
    public async Task Accounts_that_seem_to_have_no_mail_are_looked_at_once_a_week()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await StartAsync(azurite, (Days, "30"));
        var id = await checker.CreateAccountAsync(null);
        await checker.Get<MessageStore>().CommitAsync(
            id, [checker.Get<MessageStore>().StageOversized(InboxStore.Imap(1, size: 60_000_000))], null, TestContext.Current.CancellationToken);
        (await checker.ListAsync(id)).Count.ShouldBe(1);

        var looked = 0;
        for (var day = 31; day < 38; day++)
        {
            _clock.Ahead = TimeSpan.FromDays(day);
            looked += (await checker.AgeAsync()).Count;
        }

        looked.ShouldBe(1);
        await checker.ShouldHoldAsync(id, []);
        (await checker.Get<MessageStore>().FindAsync(id, [InboxStore.Imap(1).Identity], TestContext.Current.CancellationToken)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_was_purged_does_not_come_back_when_the_server_renumbers(MailProtocol protocol)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await StartAsync(azurite, (Days, "30"));
        var mailbox = product.Dovecot.CreateMailbox();
        await DeliverAsync(mailbox, 0, 1, 2);
        var id = await checker.CreateAsync(mailbox, protocol, keepCopy: true);
        await CheckAsync(checker, id);
        _clock.Ahead = TimeSpan.FromDays(20);
        await DeliverAsync(mailbox, 3);
        await CheckAsync(checker, id);
        _clock.Ahead = TimeSpan.FromDays(31);
        await checker.AgeAsync();

        for (var i = 4; i < 6; i++)
        {
            mailbox.Renumber();
            await DeliverAsync(mailbox, i);
            await CheckAsync(checker, id);
        }

        await checker.ShouldHoldAsync(id, ["Old 3", "Old 4", "Old 5"]);
        _clock.Ahead = TimeSpan.FromDays(70);
        await checker.AgeAsync();
        await checker.ShouldHoldAsync(id, []);
        mailbox.Renumber();
        await CheckAsync(checker, id);
        await checker.ShouldHoldAsync(id, []);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task What_was_purged_stays_on_the_server_when_no_copies_are_kept_there_any_more(MailProtocol protocol)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await StartAsync(azurite, (Days, "30"));
        var mailbox = product.Dovecot.CreateMailbox();
        await DeliverAsync(mailbox, 0, 1);
        var id = await checker.CreateAsync(mailbox, protocol, keepCopy: true);
        await CheckAsync(checker, id);
        _clock.Ahead = TimeSpan.FromDays(20);
        await DeliverAsync(mailbox, 2);
        await CheckAsync(checker, id);
        _clock.Ahead = TimeSpan.FromDays(31);
        await checker.AgeAsync();

        await checker.ChangeAsync(id, draft => draft with { KeepCopy = false });
        await CheckAsync(checker, id);
        (await SubjectsAsync(mailbox)).ShouldBe(["Old 0", "Old 1"]);
        (await checker.StateAsync(id)).Watermark.LeftOnServer.ShouldBe(2);
        (await IsIdleAsync(checker, id, azurite)).ShouldBeTrue();

        // New identities do not make it safe either.
        mailbox.Renumber();
        await DeliverAsync(mailbox, 3);
        await CheckAsync(checker, id);
        (await SubjectsAsync(mailbox)).ShouldBe(["Old 0", "Old 1"]);
        (await checker.StateAsync(id)).Watermark.LeftOnServer.ShouldBe(2);
        await checker.ShouldHoldAsync(id, ["Old 2", "Old 3"]);
    }

    [Fact]
    public async Task A_deletion_that_the_server_undoes_after_the_purge_leaves_the_message_there()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var checker = await StartAsync(azurite, (Days, "30"));
        var stop = TestContext.Current.CancellationToken;
        var store = checker.Get<MessageStore>();
        var id = await FilledAsync(checker, null);
        var identity = InboxStore.Imap(1).Identity;
        await store.MarkDeletedOnServerAsync(id, [identity], stop);
        (await store.FindAsync(id, [identity], stop))[identity].Purged.ShouldBeFalse();
        _clock.Ahead = TimeSpan.FromDays(31);
        await checker.AgeAsync();

        var known = (await store.FindAsync(id, [identity], stop))[identity];
        (known.DeletedOnServer, known.Purged).ShouldBe((true, true));
        await store.MarkReturnedAsync(id, [known], stop);

        known = (await store.FindAsync(id, [identity], stop))[identity];
        (known.DeletedOnServer, known.Purged).ShouldBe((false, true));
        var renumbered = InboxStore.Imap(9, uidValidity: 2);
        var staged = await store.StageAsync(id, renumbered, new MemoryStream(InboxStore.Mail("message 1")), stop);
        var result = await store.CommitAsync(id, [staged], _ => false, stop);
        (result.Stored, result.Recognised).ShouldBe((0, 1));
        result.Purged.ShouldBe([renumbered.Identity]);
        await store.MarkDeletedOnServerAsync(id, [renumbered.Identity], stop);
        await checker.ShouldHoldAsync(id, []);
    }

    [Fact]
    public async Task Deleting_the_account_takes_the_notes_of_a_purge_that_broke_off_too()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var faults = new FaultPolicy();
        await using var checker = await Checker.StartAsync(azurite, faults, _clock, settings: (Days, "30"));
        var stop = TestContext.Current.CancellationToken;
        var id = await FilledAsync(checker, null, 5);
        _clock.Ahead = TimeSpan.FromDays(31);
        for (var request = 1; !(await checker.RowsAsync(id)).Exists(row => row.RowKey.StartsWith(MessageRows.NotePrefix, StringComparison.Ordinal)); request++)
        {
            faults.Arm(FaultKind.Gone, request);
            await Should.ThrowAsync<Azure.RequestFailedException>(() => checker.AgeAsync(id));
            faults.Disarm();
        }

        (await checker.Get<AccountChanges>().DeleteAsync((await checker.Get<AccountStore>().FindAsync(id, stop))!, Actors.Tests, stop)).ShouldBeNull();
        await checker.Get<AccountPurges>().RunAsync(id, stop);
        await checker.AgeAsync(id);

        (await checker.RowsAsync(id)).ShouldBeEmpty();
        (await checker.BlobsAsync(id)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> SubjectsAsync(Mailbox mailbox) => await mailbox.UseAsync<IReadOnlyList<string>>(
        async inbox => [.. (await inbox.FetchAsync(0, -1, MessageSummaryItems.Envelope)).Select(summary => summary.Envelope!.Subject!)]);

    /// <summary>Whether a check finds nothing to do: one that lists messages reads which of them are stored.</summary>
    private static async Task<bool> IsIdleAsync(Checker checker, AccountId id, AzuriteServer azurite)
    {
        var before = azurite.Requests.Count;
        await CheckAsync(checker, id);
        // Nothing marks the end of what the server logged but a request that is known.
        await checker.RowsAsync(new(999_999));
        await Wait.UntilAsync(() => Task.FromResult(azurite.Requests.Any(line => line.Contains("0000999999", StringComparison.Ordinal))), "the log is written");
        return !azurite.Requests.Skip(before).Any(line => line.Contains("i%3A", StringComparison.OrdinalIgnoreCase) || line.Contains("'i:", StringComparison.Ordinal));
    }

    private static async Task CheckAsync(Checker checker, AccountId id)
    {
        await checker.CheckAsync(id, await checker.ClaimAsync(id));
        var state = await checker.StateAsync(id);
        (state.LastError, state.ConsecutiveFailures).ShouldBe((null, 0));
    }

    private static async Task DeliverAsync(Mailbox mailbox, params int[] numbers)
    {
        foreach (var n in numbers)
        {
            await mailbox.DeliverAsync(MailText.Utf8($"{MailText.Head(n, "Old")}\r\nText\r\n"), new DateTimeOffset(2026, 1, 1, n, 0, 0, TimeSpan.Zero));
        }
    }

    private static async Task<AccountId> FilledAsync(Checker checker, int? keepMessagesDays, int count = 1)
    {
        var id = await checker.CreateAccountAsync(keepMessagesDays);
        await checker.StoreAsync(id, Enumerable.Range(1, count).Select(uid => InboxStore.Imap((uint)uid)));
        return id;
    }

    private Task<Checker> StartAsync(AzuriteServer azurite, params (string, string)[] settings) =>
        Checker.StartAsync(azurite, new FaultPolicy(), _clock, settings: settings);
}
