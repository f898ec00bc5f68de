using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using static MailFunctions.Tests.Inbox.InboxStore;

namespace MailFunctions.Tests.Inbox;

public sealed class MessageStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300_000)]
    [InlineData(9_000_000)]
    public async Task A_message_is_given_back_byte_for_byte(int size)
    {
        var inbox = await OpenAsync();
        var content = new byte[size];
        new Random(size).NextBytes(content);

        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), content));

        var message = (await inbox.ListAsync()).ShouldHaveSingleItem();
        message.Size.ShouldBe(size);
        (await inbox.RawAsync(message.Id)).ShouldBe(content);
        (await inbox.TotalsAsync()).ShouldBe(new(1, 0, size));
    }

    [Fact]
    public async Task A_message_that_is_not_committed_is_not_listed_and_can_be_stored_afterwards()
    {
        var inbox = await OpenAsync();
        await inbox.StageAsync(Imap(1), "killed before the commit");
        (await inbox.ListAsync()).ShouldBeEmpty();
        (await inbox.FindAsync(Imap(1))).ShouldBeEmpty();

        var result = await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "killed before the commit"));

        result.ShouldBe(new(1, 0, 0, new(1, 0, Mail("killed before the commit").Length)));
        (await inbox.BlobsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_committed_twice_is_stored_once()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Pop3("a"), "one"));
        inbox.Time.Advance(TimeSpan.FromHours(1));

        var again = await inbox.StageAsync(Pop3("a"), "one");
        var result = await inbox.CommitAsync(again, again);

        (result.Stored, result.AlreadyThere, result.Totals.Stored).ShouldBe((0, 1, 1));
        var message = (await inbox.ListAsync()).ShouldHaveSingleItem();
        (await inbox.RawAsync(message.Id)).ShouldBe(Mail("one"));
    }

    [Fact]
    public async Task A_stored_message_is_never_written_over_by_another_under_its_identity()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "first"));

        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "second"));

        var message = (await inbox.ListAsync()).ShouldHaveSingleItem();
        (await inbox.RawAsync(message.Id)).ShouldBe(Mail("first"));
        (await inbox.BlobsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_processes_that_commit_the_same_messages_at_once_store_each_once()
    {
        var inbox = await OpenAsync();
        var messages = await Task.WhenAll(Enumerable.Range(1, 60).Select(uid => inbox.StageAsync(Imap((uint)uid), $"message {uid}")));
        var shuffled = messages.Reverse().ToList();

        var results = await Task.WhenAll(
            inbox.CommitAsync(messages),
            inbox.CommitAsync(shuffled),
            inbox.CommitAsync([.. messages.Skip(20)]),
            inbox.CommitAsync([.. shuffled.Skip(7)]));

        results.Sum(result => result.Stored).ShouldBe(60);
        (await inbox.ListAsync()).Count.ShouldBe(60);
        (await inbox.TotalsAsync()).ShouldBe(new(60, 0, messages.Sum(message => message.Summary.Size)));
    }

    [Fact]
    public async Task Stored_identities_are_found_among_many()
    {
        var inbox = await OpenAsync();
        var imap = Enumerable.Range(1, 150).Select(uid => Imap((uint)uid)).ToList();
        var pop3 = Enumerable.Range(1, 50).Select(number => Pop3($"uidl {number}") with { Number = (uint)number }).ToList();
        await inbox.StoreAsync(imap.Where(message => message.Number % 2 == 0));
        await inbox.StoreAsync(pop3.Take(25));

        (await inbox.FindAsync([.. imap, .. pop3])).Keys
            .ShouldBe([.. imap.Where(message => message.Number % 2 == 0).Select(message => message.Identity), .. pop3.Take(25).Select(message => message.Identity)], ignoreOrder: true);
    }

    [Fact]
    public async Task Identities_far_apart_are_found_without_reading_all_between()
    {
        var inbox = await OpenAsync();
        await inbox.StoreAsync(Enumerable.Range(1, 2300).Select(uid => Imap((uint)uid)));

        var found = await inbox.FindAsync(Imap(1), Imap(2), Imap(2000), Imap(2001), Imap(2250), Imap(2300), Imap(2301));

        found.Count.ShouldBe(6);
    }

    [Fact]
    public async Task An_oversized_message_is_listed_without_content()
    {
        var inbox = await OpenAsync();

        await inbox.CommitAsync(inbox.Store.StageOversized(Imap(1, size: 60_000_000)));

        var message = (await inbox.ListAsync()).ShouldHaveSingleItem();
        (message.Oversized, message.Size).ShouldBe((true, 60_000_000));
        (await inbox.RawAsync(message.Id)).ShouldBeNull();
        (await inbox.TotalsAsync()).ShouldBe(new(0, 1, 0));
        (await inbox.FindAsync(Imap(1))).Values.ShouldHaveSingleItem().Oversized.ShouldBeTrue();
    }

    [Fact]
    public async Task Messages_are_listed_newest_first_page_by_page()
    {
        var inbox = await OpenAsync();
        await inbox.StoreAsync(Enumerable.Range(1, 70).Select(uid => Imap((uint)(uid * 37 % 71))));

        var subjects = new List<string>();
        var sizes = new List<int>();
        MessageId? after = null;
        do
        {
            var (messages, next) = await inbox.Store.ListAsync(inbox.Account, null, after, 30, Cancellation);
            subjects.AddRange(messages.Select(message => message.Subject));
            sizes.Add(messages.Count);
            after = next;
        }
        while (after is not null);

        sizes.ShouldBe([30, 30, 10]);
        subjects.ShouldBe(Enumerable.Range(1, 70).Reverse().Select(uid => $"message {uid}"));
    }

    [Theory]
    [InlineData("resume")]
    [InlineData("RÉSUMÉ")]
    [InlineData("anna")]
    [InlineData("Example.COM")]
    public async Task Search_ignores_case_and_accents(string search)
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(
            await inbox.StageAsync(Imap(1), "Mon Résumé"),
            await inbox.StageAsync(Imap(2), Encoding.ASCII.GetBytes("From: bob@example.org\r\nSubject: other\r\n\r\nnothing\r\n")));

        (await inbox.ListAsync(search)).ShouldHaveSingleItem().Subject.ShouldBe("Mon Résumé");
    }

    [Fact]
    public async Task A_search_through_many_messages_goes_on_where_it_stopped()
    {
        var inbox = await OpenAsync();
        await inbox.StoreAsync(Enumerable.Range(1, 2100).Select(uid => Imap((uint)uid)));

        var (none, next) = await inbox.Store.ListAsync(inbox.Account, "message 7", null, 200, Cancellation);
        var (rest, end) = await inbox.Store.ListAsync(inbox.Account, "message 7", next, 200, Cancellation);

        none.Count.ShouldBe(100);
        next.ShouldNotBeNull();
        rest.Select(message => message.Subject).ShouldBe(Enumerable.Range(70, 10).Reverse().Append(7).Select(uid => $"message {uid}"));
        end.ShouldBeNull();
    }

    [Fact]
    public async Task A_purge_removes_everything_of_the_account_in_bounded_steps_and_nothing_else()
    {
        var inbox = await OpenAsync();
        var neighbour = await OpenAsync();
        await inbox.StoreAsync(Enumerable.Range(1, 30).Select(uid => Imap((uint)uid)));
        await inbox.StageAsync(Imap(99), "never committed");
        await neighbour.StoreAsync([Imap(1)]);

        var steps = 1;
        while (!await inbox.Store.PurgeAsync(inbox.Account, 50, Cancellation))
        {
            steps++;
        }

        steps.ShouldBe(3);
        (await inbox.BlobsAsync()).ShouldBeEmpty();
        (await inbox.RowsAsync()).ShouldBeEmpty();
        (await inbox.TotalsAsync()).ShouldBe(MessageTotals.None);
        (await neighbour.ListAsync()).Count.ShouldBe(1);
        (await inbox.Store.PurgeAsync(new AccountId(int.MaxValue), 50, Cancellation)).ShouldBeTrue();
    }
}
