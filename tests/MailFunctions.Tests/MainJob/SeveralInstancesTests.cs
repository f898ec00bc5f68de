using System.Net;
using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Several processes on one storage share the work.</summary>
public sealed partial class SeveralInstancesTests(Product product)
{
    private const int Accounts = 24;
    private const int Messages = 6;

    [Fact]
    public async Task Two_instances_check_every_account_once_and_store_every_message_once()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var first = await App.StartAsync(azurite, product.Certificates, ("AzureFunctionsJobHost__extensions__queues__batchSize", "2"), ("AzureFunctionsJobHost__extensions__queues__newBatchThreshold", "1"));
        await using var second = await first.StartAnotherAsync();
        var (api, other) = (new Api(first.Http), new Api(second.Http));
        var ids = new List<int>();
        for (var i = 0; i < Accounts; i++)
        {
            var mailbox = product.Dovecot.CreateMailbox();
            foreach (var message in MailCorpus.Create(Messages))
            {
                await mailbox.DeliverAsync(message);
            }

            var account = await (i % 2 == 0 ? api : other).CreateAccountAsync(mailbox, new(i % 3 == 0 ? "POP3" : "IMAP", "SSL"));
            ids.Add((int)account["id"]!);
        }

        // Everybody asks twice, of both: one check is the answer.
        await Task.WhenAll(ids.SelectMany(id => new[] { api, other }.Select(asked => asked.PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted))));
        foreach (var id in ids)
        {
            await Wait.UntilAsync(async () => (string)(await api.AccountAsync(id))["check"]!["state"]! == "Ok", $"account {id} is checked");
            (await other.InboxAsync(id)).Count.ShouldBe(Messages);
        }

        ids.ShouldBe(Enumerable.Range(1, Accounts));
        var (checkedByFirst, checkedBySecond) = (Stored(first), Stored(second));
        checkedByFirst.Count.ShouldBeGreaterThan(0);
        checkedBySecond.Count.ShouldBeGreaterThan(0);
        checkedByFirst.Concat(checkedBySecond).Order().ShouldBe(ids);
    }

    /// <summary>The accounts of which an instance stored messages.</summary>
    private static List<int> Stored(App app) =>
        [.. app.Log.Select(line => CheckLine().Match(line)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, null))];

    [GeneratedRegex(@"Checked account (\d+) in \d+ ms: [1-9]")]
    private static partial Regex CheckLine();
}
