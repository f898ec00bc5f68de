using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Security.KeyVault.Secrets;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Credentials;
using MailFunctions.Credentials.OAuth;
using MailFunctions.Http;
using MailFunctions.LocalHost.Vault;
using MailFunctions.Security;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Credentials;

/// <summary>The look at credentials that accounts wait for.</summary>
public sealed class LoginWatchTests(Product product)
{
    private const int Watched = 250;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_credentials_a_minute_are_looked_at_and_all_of_them_in_turn()
    {
        // Storage of its own: the app would do the work itself.
        await using var azurite = await AzuriteServer.StartAsync();
        using var folder = new TemporaryFolder();
        using var cache = new MemoryCache(new MemoryCacheOptions { SizeLimit = 100 });
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var tables = new TableServiceClient(azurite.ConnectionString);
        await tables.CreateTableIfNotExistsAsync("Credentials", Stop);
        var queue = new QueueClient(azurite.ConnectionString, LoginChanges.Queue);
        await queue.CreateIfNotExistsAsync(cancellationToken: Stop);
        var watch = new LoginWatch(tables, clock);
        var changes = Changes(azurite, watch, folder, cache, clock);
        await Parallel.ForEachAsync(Enumerable.Range(0, Watched), Stop, async (_, stop) => await watch.ExpectAsync(Guid.NewGuid().ToString("N"), stop));

        var counts = new List<int>();
        var announced = new HashSet<string>();
        for (var minute = 0; minute < 3; minute++)
        {
            await changes.LookAsync(Stop);
            var ids = await TakeAsync(queue);
            counts.Add(ids.Count);
            announced.UnionWith(ids);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        counts.ShouldBe([100, 100, 100]);
        announced.Count.ShouldBe(Watched);

        // There is no such credential: nothing waits for it any more.
        await changes.RunAsync(new LoginChangeTask(announced.First()), Stop);
        (await watch.AllAsync(Stop).CountAsync(Stop)).ShouldBe(Watched - 1);
    }

    [Fact]
    public async Task A_change_whose_announcement_was_lost_in_a_crash_is_found_by_the_timer()
    {
        var tables = new TableServiceClient(product.Azurite.ConnectionString);
        var store = new AccountStore(tables);
        var credential = await product.Api.CreateCredentialAsync("anna", "new");
        var account = Suspensions.AccountOf(1_600_000_001, credential);
        await new CredentialUses(tables, store, TimeProvider.System).AddAsync(credential, account.Id, Stop);
        await store.InsertAsync(account, Suspensions.State("old"), Stop);

        // A process that is killed just after it changed a credential leaves this note, and no message.
        await new LoginWatch(tables, TimeProvider.System).ExpectAsync(credential, Stop);

        await Wait.UntilAsync(async () => (await store.FindAsync(account.Id, Stop))!.State.SuspendedAt is null, "the account goes on");
    }

    private static LoginChanges Changes(AzuriteServer azurite, LoginWatch watch, TemporaryFolder folder, MemoryCache cache, FakeTimeProvider clock)
    {
        var tables = new TableServiceClient(azurite.ConnectionString);
        var accounts = new AccountStore(tables);
        var credentials = new CredentialStore(tables, clock);
        var secrets = new SecretClient(new Uri("https://local.vault/"), new LocalVaultCredential(), LocalVaultSetup.Options(folder["vault"], clock));
        var vault = new Vault(secrets, cache, Options.Create(new VaultOptions()));
        var endpoint = new TokenEndpoint(new EgressPolicy(Options.Create(new EgressOptions())), Options.Create(new OAuthOptions()));
        var tokens = new AccessTokens(endpoint, new RefreshTokens(endpoint, new RotationLock(tables, clock), credentials, vault), cache);
        return new LoginChanges(
            new QueueServiceClient(azurite.ConnectionString, new() { MessageEncoding = QueueMessageEncoding.Base64 }),
            new CredentialLogins(credentials, vault, tokens, cache, Options.Create(new VaultOptions())),
            new CredentialUses(tables, accounts, clock),
            watch,
            new AccountResumption(accounts, clock),
            clock,
            NullLogger<LoginChanges>.Instance);
    }

    private static async Task<List<string>> TakeAsync(QueueClient queue)
    {
        var ids = new List<string>();
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromHours(1), Stop)).Value is { Length: > 0 } messages)
        {
            ids.AddRange(messages.Select(message => JsonSerializer.Deserialize<LoginChangeTask>(
                Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)), Json.Options)!.CredentialId));
        }

        return ids;
    }
}
