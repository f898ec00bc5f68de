using System.Text.Json.Nodes;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Checking.Servers;

/// <summary>Four mail servers of 500 accounts each, all due every minute: one is well, one drops every connection, one never says anything, one refuses every log-in.</summary>
public sealed class SeveralServersTests(Product product, ITestOutputHelper output)
{
    private const int AccountsEach = 250;
    private const int Connections = 10;

    [Fact]
    public async Task Healthy_servers_accounts_keep_their_interval_and_the_others_are_spared()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        await using var app = await App.StartAsync(
            azurite,
            product.Certificates,
            // Who never says anything is waited for as long as this test takes.
            ("Checking__GreetSeconds", "290"),
            ("Checking__CommandSeconds", "290"));
        var api = new Api(app.Http);
        var mailbox = product.Dovecot.CreateMailbox();
        var credential = await api.CreateCredentialAsync(mailbox.User);
        var (drops, stalls, refuses) = (new Visits(), new Visits(), new Visits());
        await using var dropping = new ScriptedServer(connection => drops.CountAsync(() => Task.CompletedTask));
        await using var stalling = new ScriptedServer(connection => stalls.CountAsync(connection.StallAsync));
        await using var refusing = new ScriptedServer(connection => refuses.CountAsync(async () =>
        {
            await connection.SendAsync(Imap.Greeting);
            await connection.AnswerAsync(true, [("LOGIN", "{tag} NO [AUTHENTICATIONFAILED] no\r\n"), ("LOGOUT", "* BYE\r\n{tag} OK done\r\n{close}"), .. Imap.Rules()]);
        }));

        await SeedAsync(
            azurite,
            credential,
            [("healthy", product.Dovecot.ImapPort), ("dropping", dropping.Port), ("stalling", stalling.Port), ("refusing", refusing.Port)]);
        await Wait.UntilAsync(() => AreAllAsync(api, "healthy", check => (string)check["state"]! == "Ok"), "all healthy accounts are checked");
        var first = await TimesAsync(api, "healthy");
        await Wait.UntilAsync(
            async () => (await TimesAsync(api, "healthy")).Zip(first).All(times => times.First > times.Second), "all healthy accounts are checked again");
        await Wait.UntilAsync(() => AreAllAsync(api, "dropping", IsExplained), "all accounts of the server that drops connections say why");
        await Wait.UntilAsync(() => AreAllAsync(api, "refusing", IsExplained), "all accounts of the server that refuses say why");

        output.WriteLine($"Connections of {AccountsEach} accounts each: dropped {drops}, stalled {stalls}, refused {refuses}");
        (stalls.Most, stalls.All).ShouldBe((Connections, Connections));
        drops.Most.ShouldBeLessThanOrEqualTo(Connections);
        refuses.Most.ShouldBeLessThanOrEqualTo(Connections);
        drops.All.ShouldBeLessThan(AccountsEach / 5);
        refuses.All.ShouldBeLessThan(AccountsEach / 5);
        (await api.AllAsync("api/accounts?checkState=Suspended&pageSize=200")).ShouldBeEmpty();
    }

    private static bool IsExplained(JsonNode check) =>
        (string)check["state"]! == "Failing" && (string?)check["lastError"]!["message"] is { Length: > 0 } && (int)check["consecutiveFailures"]! >= 1;

    private static async Task<List<JsonNode>> ChecksAsync(Api api, string name) =>
        [.. (await api.AllAsync($"api/accounts?name={name}&pageSize=200")).Select(item => item["check"]!)];

    private static async Task<bool> AreAllAsync(Api api, string name, Func<JsonNode, bool> predicate) =>
        (await ChecksAsync(api, name)) is { Count: AccountsEach } checks && checks.TrueForAll(check => predicate(check));

    private static async Task<List<DateTimeOffset>> TimesAsync(Api api, string name) =>
        [.. (await ChecksAsync(api, name)).Select(check => (DateTimeOffset)check["lastCheckedAt"]!)];

    /// <summary>Accounts that worked a minute ago, and are due now.</summary>
    private static async Task SeedAsync(AzuriteServer azurite, string credential, (string Name, int Port)[] servers)
    {
        var tables = new TableServiceClient(azurite.ConnectionString);
        var store = new AccountStore(tables);
        var now = TimeKeys.Rounded(DateTimeOffset.UtcNow);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, AccountsEach * servers.Length),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (i, stop) =>
            {
                var (name, port) = servers[i % servers.Length];
                var draft = new AccountDraft
                {
                    Name = $"{name} {i}",
                    CheckIntervalMinutes = 1,
                    Protocol = MailProtocol.Imap,
                    Address = "localhost",
                    Port = port,
                    SecureConnection = false,
                    CredentialId = credential,
                };
                var account = draft.ToAccount(new(i + 1), "seed", now);
                var worked = AccountState.New with { LastCheckedAt = now.AddMinutes(-1), LastSuccessAt = now.AddMinutes(-1) };
                await store.InsertAsync(account, AccountSchedule.Schedule(account, worked, now), stop);
            });
        await tables.GetTableClient(AccountKeys.Table).AddEntityAsync(
            AccountCounter.Entity(AccountsEach * servers.Length), TestContext.Current.CancellationToken);
    }
}
