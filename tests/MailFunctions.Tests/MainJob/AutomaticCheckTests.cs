using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>The timer, the queue and the check together, with nobody asking for anything.</summary>
public sealed class AutomaticCheckTests(Product product)
{
    // The timer goes off every minute, and an account is due again a minute after its last check.
    private const int TwoTurnsSeconds = 150;

    [Fact]
    public async Task Accounts_are_checked_by_the_timer_again_and_again_unless_switched_off()
    {
        var checkedOnes = await Task.WhenAll(new[] { ConnectionKind.ImapSsl, ConnectionKind.Pop3Tls }.Select(kind => CreateAsync(kind)));
        var disabled = await CreateAsync(ConnectionKind.ImapSsl, body => body["enabled"] = false);
        var onRequest = await CreateAsync(ConnectionKind.ImapSsl, body => body["automaticCheck"] = false);

        await Task.WhenAll(checkedOnes.Select(each => HasAsync(each.Id, "first")));
        await Task.WhenAll(checkedOnes.Select(each => each.Mailbox.DeliverAsync(Mail("second"))));
        await Task.WhenAll(checkedOnes.Select(each => HasAsync(each.Id, "first", "second")));

        foreach (var (id, _) in checkedOnes)
        {
            var check = await Wait.ForAsync(
                async () => (await product.Api.AccountAsync(id))["check"] is JsonObject now && (int)now["messagesStored"]! == 2 ? now : null,
                "the check is recorded");
            var next = (DateTimeOffset)check["nextCheckAt"]!;
            (next - (DateTimeOffset)check["lastCheckedAt"]!).ShouldBe(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        }

        foreach (var (id, _) in new[] { disabled, onRequest })
        {
            var check = (await product.Api.AccountAsync(id))["check"]!;
            ((string)check["state"]!).ShouldBe("Never");
            check["nextCheckAt"].ShouldBeNull();
            (await product.Api.InboxAsync(id)).ShouldBeEmpty();
        }
    }

    private static byte[] Mail(string subject) => MailText.Utf8($"Subject: {subject}\r\n\r\nText\r\n");

    private async Task<(int Id, Mailbox Mailbox)> CreateAsync(ConnectionKind kind, Action<JsonObject>? change = null)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(Mail("first"));
        var account = await product.Api.CreateAccountAsync(mailbox, kind, body =>
        {
            body["automaticCheck"] = true;
            body["checkIntervalMinutes"] = 1;
            change?.Invoke(body);
        });
        return ((int)account["id"]!, mailbox);
    }

    private Task HasAsync(int id, params string[] subjects) => Wait.UntilAsync(
        async () => (await product.Api.InboxAsync(id)).Select(message => (string)message["subject"]!).Order().SequenceEqual(subjects),
        $"account {id} has {string.Join(" and ", subjects)}",
        TwoTurnsSeconds);
}
