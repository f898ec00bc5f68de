using MailFunctions.Inbox;
using static MailFunctions.Tests.Inbox.InboxStore;

namespace MailFunctions.Tests.Inbox;

public sealed class RecognitionTests
{
    private static readonly Func<MessageIdentity, bool> NothingKnown = _ => false;

    [Fact]
    public async Task A_message_with_a_new_identity_is_recognised_by_its_content()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "one"));

        var result = await inbox.CommitAsync(NothingKnown, await inbox.StageAsync(Imap(7, uidValidity: 2), "one"));

        result.ShouldBe(new(0, 1, 0, new(1, 0, Mail("one").Length)));
        var message = (await inbox.ListAsync()).ShouldHaveSingleItem();
        (await inbox.RawAsync(message.Id)).ShouldBe(Mail("one"));
        (await inbox.FindAsync(Imap(7, uidValidity: 2))).Values.ShouldHaveSingleItem().MessageId.ShouldBe(message.Id);
        (await inbox.BlobsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_message_is_not_recognised_unless_the_server_renumbered()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "one"));

        await inbox.CommitAsync(await inbox.StageAsync(Imap(2), "one"));
        await inbox.CommitAsync(_ => true, await inbox.StageAsync(Imap(3), "one"));

        (await inbox.ListAsync()).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Two_equal_messages_stay_two_and_a_third_is_new()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "equal"), await inbox.StageAsync(Imap(2), "equal"));

        var result = await inbox.CommitAsync(
            IsOfSecondNumbering,
            await inbox.StageAsync(Imap(1, uidValidity: 2), "equal"),
            await inbox.StageAsync(Imap(2, uidValidity: 2), "equal"),
            await inbox.StageAsync(Imap(3, uidValidity: 2), "equal"));

        (result.Recognised, result.Stored).ShouldBe((2, 1));
        var messages = await inbox.ListAsync();
        messages.Count.ShouldBe(3);
        foreach (var message in messages)
        {
            (await inbox.RawAsync(message.Id)).ShouldBe(Mail("equal"));
        }
    }

    [Fact]
    public async Task Two_processes_that_recognise_at_once_agree()
    {
        var inbox = await OpenAsync();
        await inbox.StoreAsync(Enumerable.Range(1, 40).Select(uid => Imap((uint)uid)));
        var renumbered = await Task.WhenAll(
            Enumerable.Range(1, 40).Select(uid => inbox.StageAsync(Imap((uint)uid, uidValidity: 2), $"message {uid}")));

        var results = await Task.WhenAll(inbox.CommitAsync(IsOfSecondNumbering, renumbered), inbox.CommitAsync(IsOfSecondNumbering, [.. renumbered.Reverse()]));

        results.Sum(result => result.Recognised).ShouldBe(40);
        results.Sum(result => result.Stored).ShouldBe(0);
        (await inbox.ListAsync()).Count.ShouldBe(40);
        (await inbox.BlobsAsync()).Count.ShouldBe(40);
    }

    [Fact]
    public async Task Numbering_that_goes_back_and_forth_loses_and_doubles_nothing()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "equal"), await inbox.StageAsync(Imap(2), "equal"));

        foreach (var uidValidity in new uint[] { 2, 1, 3, 1 })
        {
            // The second comes first this time, so that it takes the other's place in the list.
            await inbox.CommitAsync(NothingKnown, await inbox.StageAsync(Imap(2, uidValidity), "equal"));
            await inbox.CommitAsync(
                identity => identity == Imap(2, uidValidity).Identity,
                await inbox.StageAsync(Imap(1, uidValidity), "equal"));
        }

        var messages = await inbox.ListAsync();
        messages.Count.ShouldBe(2);
        foreach (var message in messages)
        {
            (await inbox.RawAsync(message.Id)).ShouldBe(Mail("equal"));
        }

        // Two of each kind of row, and the totals.
        (await inbox.RowsAsync()).Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_message_deleted_on_the_server_is_not_taken_for_a_new_one_with_its_content()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Pop3("a"), "again"));
        await inbox.MarkDeletedAsync(Pop3("a"));

        var result = await inbox.CommitAsync(NothingKnown, await inbox.StageAsync(Pop3("b"), "again"));

        result.Stored.ShouldBe(1);
        (await inbox.TotalsAsync()).Stored.ShouldBe(2);
    }

    [Fact]
    public async Task A_message_that_comes_back_under_its_old_identity_after_it_was_moved_and_deleted_is_listed_once()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), "restored"));
        await inbox.CommitAsync(NothingKnown, await inbox.StageAsync(Imap(1, uidValidity: 2), "restored"));
        await inbox.MarkDeletedAsync(Imap(1, uidValidity: 2));

        await inbox.CommitAsync(NothingKnown, await inbox.StageAsync(Imap(1), "restored"));

        (await inbox.ListAsync()).Count.ShouldBe(1);
        (await inbox.TotalsAsync()).Stored.ShouldBe(1);
        (await inbox.FindAsync(Imap(1))).Values.ShouldHaveSingleItem().DeletedOnServer.ShouldBeFalse();
    }

    [Fact]
    public async Task Deletion_marks_are_set_once_and_for_stored_messages_only()
    {
        var inbox = await OpenAsync();
        var messages = Enumerable.Range(1, 120).Select(uid => Imap((uint)uid)).ToList();
        await inbox.StoreAsync(messages.Take(110));

        await Task.WhenAll(inbox.MarkDeletedAsync(messages), inbox.MarkDeletedAsync(messages));
        await inbox.MarkDeletedAsync(messages);

        var found = await inbox.FindAsync(messages);
        found.Count.ShouldBe(110);
        found.Values.ShouldAllBe(stored => stored.DeletedOnServer);
        (await inbox.RowsAsync()).ShouldNotContain(row => row.StartsWith('c'));
        (await inbox.ListAsync()).Count.ShouldBe(110);
    }

    [Fact]
    public async Task An_oversized_message_is_recognised_by_its_size()
    {
        var inbox = await OpenAsync();
        await inbox.CommitAsync(inbox.Store.StageOversized(Imap(1, size: 60_000_000)));

        await inbox.CommitAsync(NothingKnown, inbox.Store.StageOversized(Imap(1, uidValidity: 2, size: 60_000_000)));

        (await inbox.ListAsync()).Count.ShouldBe(1);
    }

    private static bool IsOfSecondNumbering(MessageIdentity identity) => identity.IsOf("00000000", 2);
}
