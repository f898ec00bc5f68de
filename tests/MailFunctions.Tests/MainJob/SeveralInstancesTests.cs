using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Several processes on one storage share the work.</summary>
public sealed partial class SeveralInstancesTests(Product product, ITestOutputHelper output)
{
    private const int Accounts = 24;
    private const int Messages = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Every_account_is_checked_once_and_every_message_stored_once(int count)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var instances = await Instances.StartAsync(count, azurite, product.Certificates);
        var ids = await CreateAsync(instances);

        // Everybody asks twice, in different places: one check is the answer.
        await Task.WhenAll(AskAsync(instances, ids, from: 0), AskAsync(instances, ids, from: 1));
        await ShouldBeStoredAsync(instances.Api, ids, Messages);

        ids.Order().ShouldBe(Enumerable.Range(1, Accounts));
        var shares = instances.All.Select(Stored).ToList();
        output.WriteLine($"Accounts taken in by each: {string.Join(", ", shares.Select(share => share.Count))}");
        shares.ShouldAllBe(share => share.Count > 0);
        shares.SelectMany(share => share).Order().ShouldBe(ids.Order());
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_when_one_of_four_is_killed_at_work()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var instances = await Instances.StartAsync(
            4, azurite, product.Certificates, ("LocalHost__QueueLeaseSeconds", "10"), ("Checking__ClaimSeconds", "90"), ("Checking__DeadlineSeconds", "60"));
        var ids = await CreateAsync(instances);

        await AskAsync(instances, ids, from: 0);
        var victim = await Wait.ForAsync(() => Task.FromResult(instances.All.Skip(1).FirstOrDefault(app => Stored(app).Count > 0)), "one of them is at work");
        await victim.KillAsync();

        await ShouldBeStoredAsync(instances.Api, ids, Messages);
    }

    private async Task<List<int>> CreateAsync(Instances instances)
    {
        var ids = new List<int>();
        for (var i = 0; i < Accounts; i++)
        {
            var mailbox = product.Dovecot.CreateMailbox();
            foreach (var message in MailCorpus.Create(Messages))
            {
                await mailbox.DeliverAsync(message);
            }

            var account = await instances.ApiOf(i).CreateAccountAsync(mailbox, new(i % 3 == 0 ? "POP3" : "IMAP", "SSL"));
            ids.Add((int)account["id"]!);
        }

        return ids;
    }

    private static Task<JsonObject[]> AskAsync(Instances instances, List<int> ids, int from) => Task.WhenAll(
        ids.Select((id, index) => instances.ApiOf(from + index).PostAsync($"api/accounts/{id}/check", null, HttpStatusCode.Accepted)));

    private static async Task ShouldBeStoredAsync(Api api, List<int> ids, int messages)
    {
        foreach (var id in ids)
        {
            await Wait.UntilAsync(async () => (string)(await api.AccountAsync(id))["check"]!["state"]! == "Ok", $"account {id} is checked");
            (await api.InboxAsync(id)).Count.ShouldBe(messages);
        }
    }

    /// <summary>The accounts of which an instance stored messages.</summary>
    private static List<int> Stored(App app) =>
        [.. app.Log.Select(line => CheckLine().Match(line)).Where(match => match.Success).Select(match => int.Parse(match.Groups[1].Value, null))];

    [GeneratedRegex(@"Checked account (\d+) in \d+ ms: [1-9]")]
    private static partial Regex CheckLine();
}
