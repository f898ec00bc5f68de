using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>The storage account that the host keeps its own state in, and reads queues from.</summary>
internal sealed class HostStorage(IConfiguration configuration)
{
    private const string DefaultConnection = "AzureWebJobsStorage";
    private const string Container = "azure-webjobs-hosts";

    /// <summary>The container of leases and timers' states; made when missing.</summary>
    public async Task<BlobContainerClient> ContainerAsync(CancellationToken cancellationToken)
    {
        var container = new BlobContainerClient(ConnectionString(DefaultConnection), Container, Untraced(new BlobClientOptions()));
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return container;
    }

    /// <summary>A queue, with bodies as they are stored.</summary>
    public QueueClient Queue(string name, string? connection) =>
        new(ConnectionString(connection ?? DefaultConnection), name, Untraced(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }));

    /// <summary>As with the real host, its leases and looks at queues are no part of the app's traces.</summary>
    private static T Untraced<T>(T options)
        where T : ClientOptions
    {
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return options;
    }

    private string ConnectionString(string setting) => configuration[setting]
        ?? throw new InvalidOperationException($"Set {setting} to the connection string of a storage account.");
}
