using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>The product is killed right before and right after each step of a check that changes anything anywhere.</summary>
public sealed class KilledAtTests(Product product, ITestOutputHelper output)
{
    private enum Place
    {
        Blobs,
        Tables,
        Server,
    }

    [Theory]
    [InlineData("IMAP", "UID STORE", "UID EXPUNGE")]
    [InlineData("POP3", "DELE", "QUIT")]
    public async Task Killed_at_any_step_every_message_is_stored_once_and_then_deleted_on_the_server(string protocol, string mark, string expunge)
    {
        var kind = new ConnectionKind(protocol, null);
        var mailbox = product.Dovecot.CreateMailbox();
        await using var azurite = await AzuriteServer.StartAsync();
        await using var blobs = new Interceptor(azurite.BlobPort);
        await using var tables = new Interceptor(azurite.TablePort);
        await using var server = new Interceptor(protocol == "IMAP" ? product.Dovecot.ImapPort : product.Dovecot.Pop3Port);
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("AzureWebJobsStorage", azurite.ConnectionStringThrough(blobs, tables)),
            ("LocalHost__QueueLeaseSeconds", "2"));
        var api = new Api(app.Http);
        var id = (int)(await api.CreateAccountAsync(mailbox, kind, body => (body["port"], body["keepCopy"]) = (server.Port, false)))["id"]!;
        var delivered = new List<byte[]>();
        var batch = $":{tables.Port}/devstoreaccount1/";

        foreach (var (place, words, passes) in new (Place, string, int)[]
        {
            (Place.Blobs, "PUT /devstoreaccount1/messages/", 1),
            (Place.Tables, batch + "Messages", 0),
            (Place.Server, mark, 0),
            (Place.Server, expunge, 0),
            (Place.Tables, "\"DeletedOnServer\":true", 0),
            (Place.Tables, batch + "Checks", 0),
            // The first of these claims the account.
            (Place.Tables, batch + "Accounts", 1),
        })
        {
            foreach (var answered in new[] { false, true })
            {
                output.WriteLine($"Killed {(answered ? "after" : "before")} {words} by message {delivered.Count}");
                delivered.AddRange(await DeliverAsync(mailbox, 3, delivered.Count));
                var interceptor = place switch { Place.Blobs => blobs, Place.Tables => tables, _ => server };
                var heldBack = interceptor.HoldBackAsync(words, answered, passes);
                await api.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted);
                await heldBack.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
                await app.KillAsync();
                await app.RestartAsync();

                await Wait.UntilAsync(
                    async () => (await api.AccountAsync(id))["check"] is { } check && (string?)check["state"] == "Ok" && (int)check["messagesStored"]! == delivered.Count,
                    "the check is done again");
                (await mailbox.CountAsync()).ShouldBe(0);
                (await api.RawInboxAsync(id)).Select(Convert.ToHexString).Order().ShouldBe(delivered.Select(Convert.ToHexString).Order());
            }
        }
    }

    private static async Task<List<byte[]>> DeliverAsync(Mailbox mailbox, int count, int first)
    {
        var messages = Enumerable.Range(first, count).Select(n => MailText.Utf8($"{MailText.Head(n, "Number")}\r\nText\r\n")).ToList();
        foreach (var message in messages)
        {
            await mailbox.DeliverAsync(message);
        }

        return messages;
    }
}
