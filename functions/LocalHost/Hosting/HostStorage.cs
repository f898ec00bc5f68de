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
        var container = new BlobContainerClient(ConnectionString(DefaultConnection), Container);
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        return container;
    }

    /// <summary>A queue, with bodies as they are stored.</summary>
    public QueueClient Queue(string name, string? connection) =>
        new(ConnectionString(connection ?? DefaultConnection), name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });

    private string ConnectionString(string setting) => configuration[setting]
        ?? throw new InvalidOperationException($"Set {setting} to the connection string of a storage account.");
}
