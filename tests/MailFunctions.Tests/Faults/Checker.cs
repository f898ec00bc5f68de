using Azure.Core;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Inbox;
using MailFunctions.LocalHost.Vault;
using MailFunctions.Security;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MailFunctions.Tests.Faults;

/// <summary>The product's checking within the test's own process, so that its storage and its clock can be tampered with.</summary>
internal sealed class Checker : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private Checker(AzuriteServer azurite, FaultPolicy faults, TimeProvider clock)
    {
        var settings = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["KeyVault:Uri"] = "https://local.vault/",
            ["Egress:AllowLoopback"] = "true",
        };
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton(clock)
            .AddSingleton<StoragePolicy>(faults)
            .AddSingleton<TokenCredential, LocalVaultCredential>()
            .AddSingleton(_ => LocalVaultSetup.Options(_folder.Path, TimeProvider.System))
            .AddSingleton<EgressPolicy>()
            .AddStorage()
            .AddCredentials()
            .AddConnectors()
            .AddAccounts()
            .AddInbox()
            .AddChecking();
        services.AddOptions<EgressOptions>().BindConfiguration("Egress");
        _services = services.BuildServiceProvider();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Makes it, with its tables, queues and containers.</summary>
    public static async Task<Checker> StartAsync(AzuriteServer azurite, FaultPolicy faults, TimeProvider clock)
    {
        var checker = new Checker(azurite, faults, clock);
        foreach (var service in checker._services.GetServices<IHostedService>().OfType<StorageCreation>())
        {
            await service.StartAsync(Stop);
        }

        return checker;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Registers an account for a mailbox.</summary>
    public async Task<AccountId> CreateAsync(Mailbox mailbox, MailProtocol protocol, bool keepCopy)
    {
        var login = new CredentialDraft { Name = Api.UniqueName(), UserName = mailbox.User, Password = DovecotServer.Password };
        var credential = (await Get<CredentialChanges>().CreateAsync(login, "tests", Stop)).Value!;
        var draft = new AccountDraft
        {
            Name = Api.UniqueName(),
            Protocol = protocol,
            Address = "127.0.0.1",
            Port = protocol == MailProtocol.Imap ? mailbox.Server.ImapPort : mailbox.Server.Pop3Port,
            SecureConnection = false,
            KeepCopy = keepCopy,
            CredentialId = credential.Id,
        };
        return (await Get<AccountChanges>().CreateAsync(draft, "tests", Stop)).Value!.Account.Id;
    }

    /// <summary>Claims the account, as the timer does.</summary>
    /// <returns>The claim.</returns>
    public async Task<DateTimeOffset> ClaimAsync(AccountId id)
    {
        var store = Get<AccountStore>();
        var record = (await store.FindAsync(id, Stop))!;
        var claimedUntil = AccountKeys.Rounded(Get<TimeProvider>().GetUtcNow().AddMinutes(10));
        (await store.UpdateStateAsync(record, record.State with { QueuedUntil = claimedUntil, DueAt = claimedUntil }, Stop)).ShouldBeTrue();
        return claimedUntil;
    }

    /// <summary>Checks the account under a claim.</summary>
    public Task CheckAsync(AccountId id, DateTimeOffset claimedUntil) => Get<AccountCheck>().RunAsync(id, claimedUntil, Stop);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
