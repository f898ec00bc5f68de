using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Storage that goes away in the middle of a check, and comes back.</summary>
public sealed class StorageOutageTests(Product product)
{
    private const int Messages = 40;

    [Theory]
    [InlineData("IMAP", true)]
    [InlineData("IMAP", false)]
    [InlineData("POP3", true)]
    [InlineData("POP3", false)]
    public async Task Stopped_and_started_again_every_message_is_stored_once(string protocol, bool keepCopy)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var blobs = new Interceptor(azurite.BlobPort);
        await using var tables = new Interceptor(azurite.TablePort);
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("AzureWebJobsStorage", azurite.ConnectionStringThrough(blobs, tables)),
            ("LocalHost__QueueLeaseSeconds", "2"),
            ("Checking__DeadlineSeconds", "90"),
            ("Checking__ClaimSeconds", "120"));
        var api = new Api(app.Http);
        var corpus = MailCorpus.Create(Messages);
        var mailbox = product.Dovecot.CreateMailbox();
        foreach (var message in corpus)
        {
            await mailbox.DeliverAsync(message);
        }

        var account = await api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body =>
        {
            body["keepCopy"] = keepCopy;
            // What is under way besides the one that is held back may fail before storage is back: then the timer repeats the check.
            body["automaticCheck"] = true;
            body["checkIntervalMinutes"] = 1;
        });
        var id = (int)account["id"]!;
        var held = blobs.HoldBackAsync("PUT /devstoreaccount1/messages/", answered: false, passes: Messages - 5);
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await held.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await azurite.StopAsync();
        (await app.Http.GetAsync($"api/accounts/{id}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await azurite.RestartAsync();

        await Wait.UntilAsync(async () => (string?)(await api.AccountAsync(id))["check"]!["state"] == "Ok", "the check was repeated");
        (await api.AccountAsync(id))["check"]!["consecutiveFailures"]!.GetValue<int>().ShouldBe(0);
        (await api.RawInboxAsync(id)).Select(Convert.ToHexString).Order().ShouldBe(corpus.Select(Convert.ToHexString).Order());
        (await mailbox.CountAsync()).ShouldBe(keepCopy ? Messages : 0);
    }
}
