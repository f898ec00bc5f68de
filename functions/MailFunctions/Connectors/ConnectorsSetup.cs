using MailFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace MailFunctions.Connectors;

/// <summary>Registers network connectors.</summary>
public static class ConnectorsSetup
{
    /// <summary>Adds network connectors.</summary>
    public static IServiceCollection AddConnectors(this IServiceCollection services) => services
        .AddTable(ConnectorStore.Table)
        .AddSingleton<ConnectorStore>()
        .AddSingleton<ConnectorUses>()
        .AddSingleton<ConnectorResumption>()
        .AddSingleton<ConnectorRoutes>()
        .AddSingleton<ConnectorChanges>()
        .AddSingleton<ConnectorTest>()
        .AddSingleton<ConnectorRules>()
        .AddSingleton<ConnectorTestRules>();
}
