using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Soak;

/// <summary>
/// Everything at once: mail arrives at random, the product is killed and its storage stopped at random, and one in ten connections to the
/// mail server fails. Two minutes of it among the other tests; an hour with
/// <c>SOAK_MINUTES=60 SOAK_ACCOUNTS=2000 SOAK_INTERVAL=5 bash tests/run.sh -class '*SoakTests'</c>.
/// </summary>
public sealed class SoakTests(Product product, ITestOutputHelper output)
{
    private const int OneInConnectionsFails = 10;
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    [Fact]
    public async Task Whatever_breaks_every_message_is_stored_once()
    {
        var plan = SoakPlan.FromEnvironment();
        var seed = Random.Shared.Next();
        Say($"Seed {seed}, {plan}");
        await using var dovecot = await DovecotServer.StartAsync(product.Certificates);
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            ("LocalHost__QueueLeaseSeconds", "20"),
            ("Checking__ClaimSeconds", "90"),
            ("Checking__DeadlineSeconds", "60"));
        var api = new Api(app.Http);
        await using var imap = new UnreliableRelay(dovecot.ImapsPort, OneInConnectionsFails, Random.Shared).Start();
        await using var pop3 = new UnreliableRelay(dovecot.Pop3sPort, OneInConnectionsFails, Random.Shared).Start();
        var accounts = await CreateAsync(api, dovecot, plan, imap.Port, pop3.Port);

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(plan.Duration);
        var havoc = new Havoc(app, azurite, new Random(seed));
        await Task.WhenAll(
            havoc.RunAsync(enough.Token),
            new Postman(accounts, new Random(seed)).RunAsync(enough.Token),
            new Visitor(api, accounts, new Random(seed)).RunAsync(enough.Token));
        (imap.IsUnreliable, pop3.IsUnreliable) = (false, false);
        Say($"{accounts.Sum(account => account.Delivered)} messages delivered to {accounts.Count} accounts; " +
            $"the product killed {havoc.Kills} times, its storage stopped {havoc.Outages} times; " +
            $"{imap.Failed + pop3.Failed} of {imap.Connections + pop3.Connections} connections failed");

        await SettleAsync(api, accounts);
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(accounts, AtOnce, async (account, _) =>
        {
            if (await account.AuditAsync(api) is { } fault)
            {
                faults.Add(fault);
            }
        });

        Say($"{accounts.Sum(account => account.Delivered)} messages compared byte for byte, {faults.Count} accounts with faults");
        faults.ShouldBeEmpty();
        havoc.Kills.ShouldBeGreaterThan(0);
        havoc.Outages.ShouldBeGreaterThan(0);
    }

    private static async Task<List<SoakAccount>> CreateAsync(Api api, DovecotServer dovecot, SoakPlan plan, int imapPort, int pop3Port)
    {
        var accounts = new SoakAccount[plan.Accounts];
        await Parallel.ForEachAsync(Enumerable.Range(0, plan.Accounts), AtOnce, async (i, _) =>
        {
            var (protocol, keepCopy) = (i % 2 == 0 ? "IMAP" : "POP3", i / 2 % 2 == 0);
            var mailbox = dovecot.CreateMailbox();
            var account = await api.CreateAccountAsync(mailbox, new(protocol, "SSL"), body =>
            {
                (body["port"], body["keepCopy"]) = (protocol == "IMAP" ? imapPort : pop3Port, keepCopy);
                (body["automaticCheck"], body["checkIntervalMinutes"]) = (true, plan.IntervalMinutes);
            });
            accounts[i] = new((int)account["id"]!, mailbox, keepCopy);
        });
        return [.. accounts];
    }

    /// <summary>Waits until every account is through, asking for checks of those that wait for their next try.</summary>
    private static async Task SettleAsync(Api api, IReadOnlyList<SoakAccount> accounts)
    {
        foreach (var account in accounts)
        {
            await Wait.UntilAsync(
                async () =>
                {
                    if (await account.IsSettledAsync(api))
                    {
                        return true;
                    }

                    await api.PostAsync($"api/accounts/{account.Id}/check", null, HttpStatusCode.Accepted);
                    return false;
                },
                $"account {account.Id} is taken in");
        }
    }

    private void Say(string words)
    {
        output.WriteLine(words);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:HH:mm:ss} {words}"));
    }
}
