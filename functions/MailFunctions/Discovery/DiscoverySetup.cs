using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Discovery;

/// <summary>Registers discovery.</summary>
public static class DiscoverySetup
{
    /// <summary>Adds discovery and its sources, in the order in which they are told.</summary>
    public static IServiceCollection AddDiscovery(this IServiceCollection services)
    {
        services.AddOptions<DiscoveryOptions>().BindConfiguration("Discovery").ValidateDataAnnotations()
            .Validate(
                options => options.NameServers.All(server => IPEndPoint.TryParse(server, out _)),
                "Discovery__NameServers must be IP addresses, with or without a port.")
            .ValidateOnStart();
        return services
            .AddSingleton<DomainNames>()
            .AddSingleton<LookupTimer>()
            .AddSingleton<AutoconfigDownload>()
            .AddSingleton<ISettingsSource, ServiceRecords>()
            .AddSingleton<ISettingsSource, AutoconfigSource>()
            .AddSingleton<ISettingsSource, ProviderSource>()
            .AddSingleton(provider => new SettingsDiscovery(provider.GetServices<ISettingsSource>()))
            .AddSingleton<DiscoveryRules>();
    }
}
