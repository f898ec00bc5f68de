using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace MailFunctions.Reports.Exports;

/// <summary>The blob container <c>exports</c>: the files, one for each attempt.</summary>
public sealed class ExportFiles(BlobServiceClient blobs)
{
    /// <summary>The container's name.</summary>
    public const string Container = "exports";

    private const int WrittenAtOnce = 1024 * 1024;
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Container);

    /// <summary>The file of the present attempt.</summary>
    public BlobClient Of(Export export) => _container.GetBlobClient($"{Folder(export.Id)}{export.Attempt}.csv");

    /// <summary>Opens the file of the present attempt for writing; it is there once the stream is closed.</summary>
    public Task<Stream> WriteAsync(Export export, CancellationToken cancellationToken) =>
        _container.GetBlockBlobClient(Of(export).Name).OpenWriteAsync(
            overwrite: true,
            new BlockBlobOpenWriteOptions
            {
                BufferSize = WrittenAtOnce,
                HttpHeaders = new BlobHttpHeaders
                {
                    ContentType = "text/csv; charset=utf-8",
                    ContentDisposition = $"attachment; filename=\"{export.FileName}\"",
                },
            },
            cancellationToken);

    /// <summary>Deletes the files of all attempts.</summary>
    public async Task DeleteAsync(ExportId id, CancellationToken cancellationToken)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder(id), cancellationToken))
        {
            await _container.DeleteBlobIfExistsAsync(blob.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
        }
    }

    private static string Folder(ExportId id) => $"{id}/";
}
