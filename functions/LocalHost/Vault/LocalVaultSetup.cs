using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.LocalHost.Vault;

/// <summary>Puts a local vault behind the app's <c>SecretClient</c>.</summary>
internal static class LocalVaultSetup
{
    private const string PathSetting = "LocalVault:Path";

    /// <summary>When <c>LocalVault__Path</c> names a folder, registers the client options and the credential that lead to a vault in it.</summary>
    public static IServiceCollection AddLocalVault(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration[PathSetting] is not { Length: > 0 } path)
        {
            return services;
        }

        services.AddSingleton<TokenCredential, LocalVaultCredential>();
        return services.AddSingleton(provider => Options(path, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>The options of a <c>SecretClient</c> whose vault is a folder.</summary>
    public static SecretClientOptions Options(string path, TimeProvider clock)
    {
        var vault = new LocalVault(new VaultFolder(path, clock), clock);
        return new SecretClientOptions
        {
            DisableChallengeResourceVerification = true,
            Transport = new HttpClientTransport(new LocalVaultHandler(vault)),
        };
    }
}
