using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Hosting;

namespace MailFunctions.Storage;

/// <summary>Makes the tables, queues and containers that are missing, before the first function runs.</summary>
internal sealed class StorageCreation(
    IEnumerable<StorageResource> resources,
    TableServiceClient tables,
    QueueServiceClient queues,
    BlobServiceClient blobs) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(resources.Distinct().Select(resource => CreateAsync(resource, cancellationToken)));

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task CreateAsync(StorageResource resource, CancellationToken cancellationToken) => resource.Kind switch
    {
        StorageKind.Table => tables.CreateTableIfNotExistsAsync(resource.Name, cancellationToken),
        StorageKind.Queue => queues.GetQueueClient(resource.Name).CreateIfNotExistsAsync(cancellationToken: cancellationToken),
        _ => blobs.GetBlobContainerClient(resource.Name).CreateIfNotExistsAsync(cancellationToken: cancellationToken),
    };
}
