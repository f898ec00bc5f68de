using System.Net;
using Azure.Storage.Queues;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Checks that end early, and go on all the same.</summary>
public sealed class InterruptedCheckTests(Product product)
{
    private const int Messages = 100;

    [Fact]
    public async Task App_that_is_told_to_stop_in_the_middle_of_a_check_ends_well_and_loses_nothing()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates, ("LocalHost__QueueLeaseSeconds", "2"));
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        var corpus = MailCorpus.Create(Messages);
        foreach (var message in corpus)
        {
            await mailbox.DeliverAsync(message);
        }

        var id = (int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["keepCopy"] = false))["id"]!;
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await Wait.UntilAsync(async () => (await api.InboxAsync(id)).Count > 0, "mail is being stored");

        (await app.StopAsync()).ShouldBe(0);
        await app.RestartAsync();

        await Wait.UntilAsync(async () => (string?)(await api.AccountAsync(id))["check"]!["state"] == "Ok", "the check is done");
        (await api.RawInboxAsync(id)).Select(Convert.ToHexString).Order().ShouldBe(corpus.Select(Convert.ToHexString).Order());
        (await mailbox.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Check_that_was_lost_on_the_way_becomes_due_again()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var server = new Interceptor(product.Dovecot.ImapPort);
        await using var app = await App.StartAsync(azurite, product.Certificates, ("Checking__DeadlineSeconds", "20"), ("Checking__ClaimSeconds", "21"));
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        var account = await api.CreateAccountAsync(mailbox, ConnectionKind.Imap, body => (body["port"], body["automaticCheck"]) = (server.Port, true));
        var id = (int)account["id"]!;
        var started = server.HoldBackAsync("AUTHENTICATE", answered: false);
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await started.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await app.KillAsync();
        await new QueueClient(azurite.ConnectionString, "account-checks").ClearMessagesAsync(TestContext.Current.CancellationToken);
        await app.RestartAsync();

        // The timer finds it, once the claim has run out.
        await Wait.UntilAsync(async () => (await api.InboxAsync(id)).Count == 1, "the account is checked after all", seconds: 150);
    }
}
