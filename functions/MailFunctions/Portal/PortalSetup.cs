using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Portal;

/// <summary>Registers what serves the portal.</summary>
public static class PortalSetup
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddPortal(this IServiceCollection services) => services.AddSingleton<PortalPages>();
}
