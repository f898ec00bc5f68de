using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Sas;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Exports;

/// <summary>
/// Links to the files that work for a while: shared access signatures, signed with a key that Entra ID delegates to the app, or with the
/// account's key where there is one (Azurite).
/// </summary>
public sealed class ExportLinks(BlobServiceClient blobs, ExportFiles files, IOptions<ReportOptions> options, TimeProvider clock) : IDisposable
{
    // The longest that Entra ID delegates a key for.
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(7);

    private readonly SemaphoreSlim _renewing = new(1);
    private UserDelegationKey? _key;

    /// <summary>A link to the file of an export that is ready, for as long as links usually work.</summary>
    public Task<(Uri Url, DateTimeOffset ExpiresAt)> OfAsync(Export export, CancellationToken cancellationToken) =>
        OfAsync(export, options.Value.Link, cancellationToken);

    /// <summary>A link to the file of an export that is ready.</summary>
    /// <param name="export">The export.</param>
    /// <param name="lifetime">How long it works; at most seven days where Entra ID delegates the key, and no longer than the file is kept.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(Uri Url, DateTimeOffset ExpiresAt)> OfAsync(Export export, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var blob = files.Of(export);
        var expiresAt = clock.GetUtcNow() + lifetime;
        expiresAt = expiresAt < export.ExpiresAt ? expiresAt : export.ExpiresAt;
        var signature = new BlobSasBuilder(BlobSasPermissions.Read, expiresAt) { BlobContainerName = blob.BlobContainerName, BlobName = blob.Name };
        if (blob.CanGenerateSasUri)
        {
            return (blob.GenerateSasUri(signature), expiresAt);
        }

        signature.Protocol = SasProtocol.Https;
        var key = await KeyAsync(expiresAt, cancellationToken);
        var url = new BlobUriBuilder(blob.Uri) { Sas = signature.ToSasQueryParameters(key, blobs.AccountName) };
        return (url.ToUri(), expiresAt);
    }

    /// <inheritdoc/>
    public void Dispose() => _renewing.Dispose();

    /// <summary>The delegated key, which must outlive what it signs; each costs a request.</summary>
    private async Task<UserDelegationKey> KeyAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken);
        try
        {
            if (_key is null || _key.SignedExpiresOn < until)
            {
                _key = await blobs.GetUserDelegationKeyAsync(startsOn: null, clock.GetUtcNow() + KeyLifetime, cancellationToken);
            }

            return _key;
        }
        finally
        {
            _renewing.Release();
        }
    }
}
