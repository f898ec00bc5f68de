using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Large mailboxes that are taken in for the first time.</summary>
public sealed class FirstSyncTests(Product product)
{
    private const int Messages = 150;

    // A turn ends with the piece of 33 in which it reaches the setting.
    private const int FirstTurn = 66;

    [Theory]
    [InlineData("IMAP", true)]
    [InlineData("IMAP", false)]
    [InlineData("POP3", true)]
    [InlineData("POP3", false)]
    public async Task Newest_mail_is_there_after_the_first_turn_and_all_of_it_once_in_the_end_whatever_happens_between(string protocol, bool keepCopy)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var blobs = new Interceptor(azurite.BlobPort);
        await using var tables = new Interceptor(azurite.TablePort);
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("AzureWebJobsStorage", azurite.ConnectionStringThrough(blobs, tables)),
            ("LocalHost__QueueLeaseSeconds", "2"),
            ("Checking__TurnMessages", "40"));
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        for (var i = 1; i <= Messages; i++)
        {
            await mailbox.DeliverAsync(Mail(i));
        }

        var id = (int)(await api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body => body["keepCopy"] = keepCopy))["id"]!;
        var heldBack = blobs.HoldBackAsync("PUT /devstoreaccount1/messages/", answered: false, passes: FirstTurn + 10);
        await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
        await heldBack.WaitAsync(TimeSpan.FromSeconds(120), TestContext.Current.CancellationToken);

        var progress = (await api.AccountAsync(id))["check"]!["progress"]!;
        ((int)progress["stored"]!, (int)progress["total"]!).ShouldBe((FirstTurn, Messages));
        (await SubjectsAsync(api, id)).Order().ShouldBe(Enumerable.Range(Messages - FirstTurn + 1, FirstTurn));

        await mailbox.DeliverAsync(Mail(Messages + 1));
        await app.KillAsync();
        await app.RestartAsync();
        await Wait.UntilAsync(
            async () => (await api.AccountAsync(id))["check"] is { } check && (string?)check["state"] == "Ok" && (int)check["messagesStored"]! == Messages + 1,
            "all turns are done");
        (await api.AccountAsync(id))["check"]!["progress"].ShouldBeNull();
        (await SubjectsAsync(api, id)).Order().ShouldBe(Enumerable.Range(1, Messages + 1));
        (await mailbox.CountAsync()).ShouldBe(keepCopy ? Messages + 1 : 0);
    }

    private static byte[] Mail(int number) => MailText.Utf8($"Subject: {number}\r\n\r\nText {number}\r\n");

    private static async Task<IEnumerable<int>> SubjectsAsync(Api api, int id) =>
        (await api.InboxAsync(id)).Select(message => int.Parse((string)message["subject"]!, null));
}
