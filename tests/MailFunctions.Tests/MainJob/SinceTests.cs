using System.Net;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Accounts that want mail from a day on only.</summary>
public sealed class SinceTests(Product product)
{
    private static readonly DateTimeOffset January = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset August = new(2026, 8, 15, 12, 0, 0, TimeSpan.Zero);

    private Api Api => product.Api;

    [Theory]
    [InlineData("IMAP", true)]
    [InlineData("IMAP", false)]
    [InlineData("POP3", true)]
    [InlineData("POP3", false)]
    public async Task Older_mail_is_neither_stored_nor_deleted_until_it_is_wanted(string protocol, bool keepCopy)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        await DeliverAsync(mailbox, "old", January);
        await DeliverAsync(mailbox, "new", August);
        await DeliverAsync(mailbox, "old again", January);
        var account = await Api.CreateAccountAsync(
            mailbox, new(protocol, "SSL"), body => (body["keepCopy"], body["since"]) = (keepCopy, "2026-06-01"));
        ((string)account["since"]!).ShouldBe("2026-06-01");
        var id = (int)account["id"]!;

        await Api.CheckAsync(id);
        (await SubjectsAsync(id)).ShouldBe(["new"]);
        (await mailbox.CountAsync()).ShouldBe(keepCopy ? 3 : 2);

        // Nothing is left to do, and what was left alone is no work again.
        await Api.CheckAsync(id);
        await Api.CheckAsync(id);
        ((int)(await Api.AllAsync($"api/accounts/{id}/checks"))[0]["checks"]!).ShouldBeGreaterThanOrEqualTo(2);

        await DeliverAsync(mailbox, "newer", August.AddDays(1));
        await Api.CheckAsync(id);
        (await SubjectsAsync(id)).ShouldBe(["new", "newer"], ignoreOrder: true);

        await Api.PatchAccountAsync(id, new JsonObject { ["since"] = null });
        await Api.CheckAsync(id);
        (await SubjectsAsync(id)).ShouldBe(["new", "newer", "old", "old again"], ignoreOrder: true);
        (await mailbox.CountAsync()).ShouldBe(keepCopy ? 4 : 0);
    }

    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public async Task More_old_mail_than_a_turn_takes_keeps_nothing_waiting(string protocol)
    {
        const int Old = 100;
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Checking__TurnMessages", "40"));
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        await DeliverAsync(mailbox, "new", August);
        for (var i = 0; i < Old; i++)
        {
            await DeliverAsync(mailbox, "old", January);
        }

        var account = await api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body => (body["keepCopy"], body["since"]) = (false, "2026-06-01"));
        var id = (int)account["id"]!;
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);

        await Wait.UntilAsync(async () => (string?)(await api.AccountAsync(id))["check"]!["state"] == "Ok", "all turns are done");
        ((string)(await api.InboxAsync(id)).ShouldHaveSingleItem()["subject"]!).ShouldBe("new");
        (await mailbox.CountAsync()).ShouldBe(Old);
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2026-06-01T00:00:00Z\"")]
    [InlineData("\"1969-12-31\"")]
    [InlineData("20260601")]
    public async Task What_is_not_a_day_is_refused(string since)
    {
        var body = ConnectionKind.ImapSsl.Account(product.Dovecot.CreateMailbox(), await Api.CreateCredentialAsync("user"));
        var text = $"{body.ToJsonString()[..^1]},\"since\":{since}}}";

        using var response = await Api.SendAsync(HttpMethod.Post, "api/accounts", text);

        (await Api.ReadAsync(response, HttpStatusCode.BadRequest))["errors"]!["since"].ShouldNotBeNull();
    }

    private static Task DeliverAsync(Mailbox mailbox, string subject, DateTimeOffset at) => mailbox.DeliverAsync(
        MailText.Utf8($"Received: from a by b; {at:r}\r\nSubject: {subject}\r\n\r\nText\r\n".Replace("GMT", "+0000", StringComparison.Ordinal)), at);

    private async Task<IEnumerable<string>> SubjectsAsync(int id) => (await Api.InboxAsync(id)).Select(message => (string)message["subject"]!);
}
