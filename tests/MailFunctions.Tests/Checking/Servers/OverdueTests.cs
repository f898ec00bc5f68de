using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Checking.Servers;

/// <summary>Accounts whose checks do not take place.</summary>
public sealed class OverdueTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_that_nobody_checked_are_overdue_in_the_report_and_in_readiness()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(azurite, product.Certificates);
        var api = new Api(app.Http);
        var credential = await api.CreateCredentialAsync("nobody");
        var now = TimeKeys.Rounded(DateTimeOffset.UtcNow);
        var store = new AccountStore(new TableServiceClient(azurite.ConnectionString));
        foreach (var (id, minutesAgo) in new[] { (1, 10), (2, 10), (3, 1) })
        {
            var account = Account(id, FreePort.Take(1)[0], credential);
            var missed = AccountSchedule.Schedule(account, AccountState.New, now.AddMinutes(-minutesAgo));
            // A check that was claimed and lost, and is not due again for a while.
            await store.InsertAsync(account, missed with { DueAt = now.AddHours(1), QueuedUntil = now.AddHours(1) }, Stop);
        }

        await Wait.UntilAsync(
            async () => (int?)(await api.GetAsync("api/health/ready"))["overdue"]?["accounts"] == 2,
            "the timer counts the overdue accounts",
            seconds: 90);

        (await api.AllAsync("api/accounts?checkState=Overdue")).Select(account => (int)account["id"]!).ShouldBe([1, 2]);
    }

    private static Account Account(int id, int port, string credential) => new AccountDraft
    {
        Name = $"Account {id}",
        Enabled = true,
        AutomaticCheck = true,
        CheckIntervalMinutes = 1,
        KeepCopy = true,
        Protocol = MailProtocol.Imap,
        Address = "127.0.0.1",
        Port = port,
        SecureConnection = false,
        CredentialId = credential,
    }.ToAccount(new AccountId(id), "tests", DateTimeOffset.UtcNow);
}
