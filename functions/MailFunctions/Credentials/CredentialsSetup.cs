using System.Net;
using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.Credentials.OAuth;
using MailFunctions.Security;
using MailFunctions.Storage;
using MailFunctions.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MailFunctions.Credentials;

/// <summary>Registers credentials and the vault.</summary>
public static class CredentialsSetup
{
    private const int CachedEntries = 100_000;

    /// <summary>Adds credentials and the vault.</summary>
    public static IServiceCollection AddCredentials(this IServiceCollection services)
    {
        services.AddOptions<VaultOptions>().BindConfiguration("KeyVault").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OAuthOptions>().BindConfiguration("OAuth").ValidateDataAnnotations().ValidateOnStart();
        services.AddTable(CredentialEntity.Table).AddQueue(LoginChanges.Queue);
        services.AddMemoryCache(cache => cache.SizeLimit = CachedEntries);
        services.AddSingleton(CreateClient);
        return services
            .AddSingleton<Vault>()
            .AddSingleton(provider => CredentialRules.For(present: null, provider.GetRequiredService<EgressPolicy>().IsAllowed(IPAddress.Loopback)))
            .AddSingleton<CredentialStore>()
            .AddSingleton<CredentialUses>()
            .AddSingleton<TokenEndpoint>()
            .AddSingleton<RotationLock>()
            .AddSingleton<RefreshTokens>()
            .AddSingleton<AccessTokens>()
            .AddSingleton<CredentialLogins>()
            .AddSingleton<LoginWatch>()
            .AddSingleton<LoginChanges>()
            .AddSingleton<CredentialChanges>();
    }

    private static SecretClient CreateClient(IServiceProvider services)
    {
        var vault = services.GetRequiredService<IOptions<VaultOptions>>().Value;
        var options = services.GetService<SecretClientOptions>() ?? new SecretClientOptions();
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(vault.TimeoutSeconds);
        options.Retry.MaxRetries = 3;
        options.Diagnostics.IsLoggingContentEnabled = false;
        options.AddPolicy(services.GetRequiredService<MailMetrics>().RequestsOfVault(), HttpPipelinePosition.PerRetry);
        return new SecretClient(vault.Uri, services.GetService<TokenCredential>() ?? new DefaultAzureCredential(), options);
    }
}
