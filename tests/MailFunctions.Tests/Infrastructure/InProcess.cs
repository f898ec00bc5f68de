using Azure.Core;
using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Email;
using MailFunctions.Inbox;
using MailFunctions.LocalHost.Vault;
using MailFunctions.Notifications;
using MailFunctions.Reports;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using MailFunctions.Telemetry;
using MailFunctions.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>The product's parts within the test's own process, so that their storage and their clock can be tampered with.</summary>
internal static class InProcess
{
    /// <summary>The settings of a relay on a port of this machine; none if it is 0.</summary>
    public static (string Name, string Value)[] Relay(int port) => port == 0
        ? []
        : [("Smtp:Host", "127.0.0.1"), ("Smtp:Port", $"{port}"), ("Smtp:Security", "None"), ("Smtp:From", "reports@example.com"), ("Smtp:TimeoutSeconds", "5")];

    /// <summary>Makes them, with their tables, queues and containers.</summary>
    /// <param name="azurite">Their storage.</param>
    /// <param name="policy">Tampers with the requests to it; <see langword="null"/> for none.</param>
    /// <param name="clock">Their clock.</param>
    /// <param name="vault">The folder of their vault.</param>
    /// <param name="settings">Settings besides the usual ones, sections separated by colons.</param>
    public static async Task<ServiceProvider> StartAsync(
        AzuriteServer azurite,
        StoragePolicy? policy,
        TimeProvider clock,
        string vault,
        params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["KeyVault:Uri"] = "https://local.vault/",
            ["Egress:AllowLoopback"] = "true",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(clock)
            .AddSingleton<TokenCredential, LocalVaultCredential>()
            .AddSingleton(_ => LocalVaultSetup.Options(vault, TimeProvider.System))
            .AddSingleton<EgressPolicy>()
            .AddTelemetry(configuration)
            .AddStorage()
            .AddAudit()
            .AddCredentials()
            .AddConnectors()
            .AddAccounts()
            .AddInbox()
            .AddChecking()
            .AddEmail()
            .AddReports()
            .AddNotifications()
            .AddWebhooks();
        services.AddOptions<EgressOptions>().BindConfiguration("Egress");
        if (policy is not null)
        {
            services.AddSingleton(policy);
        }

        var provider = services.BuildServiceProvider();
        foreach (var service in provider.GetServices<IHostedService>().OfType<StorageCreation>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
        }

        return provider;
    }
}
