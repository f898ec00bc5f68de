using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>What checking promises when the process is killed.</summary>
public sealed class KillingTests(Product product, ITestOutputHelper output)
{
    private const int Messages = 200;
    private const int Kills = 10;

    [Fact]
    public async Task Killed_ten_times_in_the_middle_of_checks_every_message_is_stored_once()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("LocalHost__QueueLeaseSeconds", "2"),
            ("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", "100"));
        var api = new Api(app.Http);
        var corpus = MailCorpus.Create(Messages);
        var accounts = new List<(int Id, Mailbox Mailbox, bool KeepCopy)>();
        foreach (var (protocol, keepCopy) in new[] { ("IMAP", true), ("IMAP", false), ("POP3", true), ("POP3", false) })
        {
            var mailbox = await FilledAsync(corpus);
            var account = await api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body => body["keepCopy"] = keepCopy);
            accounts.Add(((int)account["id"]!, mailbox, keepCopy));
        }

        foreach (var (id, _, _) in accounts)
        {
            await api.PostAsync($"api/accounts/{id}/check", null, System.Net.HttpStatusCode.Accepted);
        }

        var last = 0L;
        for (var kill = 1; kill <= Kills; kill++)
        {
            // The point is random, down to what is under way between two commits, but never before something happened since the last kill.
            var share = random.Next(1, 60);
            var stored = await Wait.ForAsync(
                async () => await StoredAsync(api, accounts.Select(account => account.Id)) is var now && now >= Math.Min(last + share, 4 * Messages) ? new { Count = now } : null,
                "mail is being stored");
            await Task.Delay(random.Next(0, 300), TestContext.Current.CancellationToken);
            await app.KillAsync();
            output.WriteLine($"Kill {kill} at {stored.Count} of {4 * Messages} messages");
            last = stored.Count;
            await app.RestartAsync();
        }

        foreach (var (id, mailbox, keepCopy) in accounts)
        {
            await Wait.UntilAsync(async () => await IsDoneAsync(api, id), $"account {id} is taken in after the kills");
            Hashes(await api.RawInboxAsync(id)).ShouldBe(Hashes(corpus));
            ((int)(await api.AccountAsync(id))["check"]!["messagesStored"]!).ShouldBe(Messages);
            (await mailbox.CountAsync()).ShouldBe(keepCopy ? Messages : 0);
        }
    }

    private static async Task<bool> IsDoneAsync(Api api, int id) =>
        (await api.AccountAsync(id))["check"] is JsonObject check && (string?)check["state"] == "Ok" && (int)check["messagesStored"]! == Messages;

    private static async Task<long> StoredAsync(Api api, IEnumerable<int> ids)
    {
        var counts = await Task.WhenAll(ids.Select(id => api.InboxAsync(id)));
        return counts.Sum(messages => (long)messages.Count);
    }

    private static string[] Hashes(IEnumerable<byte[]> messages) =>
        [.. messages.Select(message => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(message))).Order(StringComparer.Ordinal)];

    private async Task<Mailbox> FilledAsync(IReadOnlyList<byte[]> corpus)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        foreach (var message in corpus)
        {
            await mailbox.DeliverAsync(message);
        }

        return mailbox;
    }
}
