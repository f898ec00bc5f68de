using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>What a check leaves aside, what it puts off, and how that shows.</summary>
public sealed class LimitsTests(Product product)
{
    private Api Api => product.Api;

    [Fact]
    public async Task Disabled_account_is_not_checked()
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var account = await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["enabled"] = false);

        var problem = await Api.PostAsync($"api/accounts/{account["id"]}/check", null, HttpStatusCode.Conflict);

        ((string)problem["detail"]!).ShouldContain("disabled");
    }

    [Fact]
    public async Task Message_over_the_limit_is_listed_and_stays_on_the_server()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Checking__MaxMessageBytes", "5000"));
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(System.Text.Encoding.ASCII.GetBytes($"Subject: big\r\n\r\n{new string('x', 6000)}\r\n"));
        await mailbox.DeliverAsync("Subject: small\r\n\r\nText\r\n"u8.ToArray());
        var account = await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["keepCopy"] = false);

        await api.CheckAsync((int)account["id"]!);
        await api.CheckAsync((int)account["id"]!);

        var inbox = await api.InboxAsync((int)account["id"]!);
        inbox.Count(message => (bool)message["oversized"]!).ShouldBe(1);
        inbox.Count(message => (string?)message["subject"] == "small").ShouldBe(1);
        (await mailbox.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Large_mailbox_is_taken_in_turns_that_follow_each_other()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Checking__TurnMessages", "40"));
        var api = new Api(app.Http);
        foreach (var protocol in new[] { "IMAP", "POP3" })
        {
            var mailbox = product.Dovecot.CreateMailbox();
            for (var i = 0; i < 150; i++)
            {
                await mailbox.DeliverAsync(System.Text.Encoding.ASCII.GetBytes($"Subject: {i}\r\n\r\nText {i}\r\n"));
            }

            var id = (int)(await api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body => body["keepCopy"] = protocol == "IMAP"))["id"]!;
            await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);

            await Wait.UntilAsync(
                async () => (await api.AccountAsync(id))["check"] is { } check && (string?)check["state"] == "Ok" && (int)check["messagesStored"]! == 150,
                "all turns are done");
            (await api.AllAsync($"api/accounts/{id}/checks")).Count(entry => (bool)entry["moreToCome"]!).ShouldBeGreaterThan(1);
            (await mailbox.CountAsync()).ShouldBe(protocol == "IMAP" ? 150 : 0);
        }
    }
}
