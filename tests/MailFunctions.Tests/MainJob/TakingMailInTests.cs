using MailFunctions.Tests.Infrastructure;
using MailKit;

namespace MailFunctions.Tests.MainJob;

/// <summary>What checking promises about mail.</summary>
public sealed class TakingMailInTests(Product product)
{
    private const int Messages = 200;

    [Theory]
    [InlineData("IMAP", true)]
    [InlineData("IMAP", false)]
    [InlineData("POP3", true)]
    [InlineData("POP3", false)]
    public async Task Check_stores_200_messages_byte_for_byte(string protocol, bool keepCopy)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var corpus = MailCorpus.Create(Messages, protocol);
        foreach (var message in corpus)
        {
            await mailbox.DeliverAsync(message);
        }

        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body => body["keepCopy"] = keepCopy);
        var id = (int)account["id"]!;

        var check = (await product.Api.CheckAsync(id))["check"]!;

        check["lastError"].ShouldBeNull();
        ((int)check["messagesStored"]!).ShouldBe(Messages);
        Hashes(await product.Api.RawInboxAsync(id)).ShouldBe(Hashes(corpus));
        (await mailbox.CountAsync()).ShouldBe(keepCopy ? Messages : 0);
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task Checking_twice_stores_nothing_twice(string protocol)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, "TLS"));
        var id = (int)account["id"]!;
        await mailbox.DeliverAsync(Mail("first"));
        await product.Api.CheckAsync(id);
        await mailbox.DeliverAsync(Mail("second"));

        await product.Api.CheckAsync(id);
        await product.Api.CheckAsync(id);

        (await SubjectsAsync(id)).ShouldBe(["second", "first"]);
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task Messages_of_one_second_are_listed_newest_first(string protocol)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, "SSL"));
        foreach (var subject in new[] { "1", "2", "3", "4", "5" })
        {
            await mailbox.DeliverAsync(Mail(subject));
        }

        await product.Api.CheckAsync((int)account["id"]!);

        (await SubjectsAsync((int)account["id"]!)).ShouldBe(["5", "4", "3", "2", "1"]);
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task Messages_that_the_server_renumbered_are_recognised(string protocol)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, "SSL"));
        var id = (int)account["id"]!;
        await mailbox.DeliverAsync(Mail("first"));
        await mailbox.DeliverAsync(Mail("second"));
        await product.Api.CheckAsync(id);

        mailbox.Renumber();
        await mailbox.DeliverAsync(Mail("third"));
        await product.Api.CheckAsync(id);

        (await SubjectsAsync(id)).ShouldBe(["first", "second", "third"], ignoreOrder: true);
    }

    [Fact]
    public async Task Two_equal_messages_are_two_messages()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl);
        var id = (int)account["id"]!;
        await mailbox.DeliverAsync(Mail("twin"));
        await mailbox.DeliverAsync(Mail("twin"));

        await product.Api.CheckAsync(id);

        (await SubjectsAsync(id)).ShouldBe(["twin", "twin"]);
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task Equal_messages_that_come_one_after_another_are_all_stored_when_no_copy_is_kept(string protocol)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body => body["keepCopy"] = false);
        var id = (int)account["id"]!;
        for (var i = 0; i < 3; i++)
        {
            await mailbox.DeliverAsync(Mail("again"));
            await product.Api.CheckAsync(id);
        }

        (await SubjectsAsync(id)).ShouldBe(["again", "again", "again"]);
        (await mailbox.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task Turning_keep_copy_off_deletes_what_is_stored(string protocol)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, "SSL"));
        var id = (int)account["id"]!;
        await mailbox.DeliverAsync(Mail("kept at first"));
        await product.Api.CheckAsync(id);
        (await mailbox.CountAsync()).ShouldBe(1);

        await product.Api.PatchAccountAsync(id, new() { ["keepCopy"] = false });
        await product.Api.CheckAsync(id);

        (await mailbox.CountAsync()).ShouldBe(0);
        (await SubjectsAsync(id)).ShouldBe(["kept at first"]);
    }

    [Theory]
    [InlineData("IMAP", MessageFlags.None)]
    [InlineData("POP3", MessageFlags.Seen)]
    public async Task Check_leaves_every_flag_as_it_is_but_what_POP3_sets_itself(string protocol, MessageFlags set)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await product.Api.CreateAccountAsync(mailbox, new(protocol, "SSL"));
        await mailbox.DeliverAsync(Mail("new"));
        await mailbox.DeliverAsync(Mail("flagged"));
        await mailbox.DeliverAsync(Mail("deleted by another client"));
        await mailbox.FlagAsync(1, MessageFlags.Flagged | MessageFlags.Seen);
        await mailbox.FlagAsync(2, MessageFlags.Deleted);

        await product.Api.CheckAsync((int)account["id"]!);

        (await mailbox.FlagsAsync()).ShouldBe([set, MessageFlags.Flagged | MessageFlags.Seen, MessageFlags.Deleted | set]);
    }

    private static byte[] Mail(string subject) => System.Text.Encoding.UTF8.GetBytes(
        $"From: anna@example.com\r\nTo: support@example.com\r\nSubject: {subject}\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n\r\nText\r\n");

    private static string[] Hashes(IEnumerable<byte[]> messages) =>
        [.. messages.Select(message => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(message))).Order(StringComparer.Ordinal)];

    private async Task<List<string>> SubjectsAsync(int id) =>
        [.. (await product.Api.InboxAsync(id)).Select(message => (string)message["subject"]!)];
}
