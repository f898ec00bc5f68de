using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Credentials.OAuth;

/// <summary>
/// Lets one process at a time redeem a credential's refresh token: an endpoint that rotates them takes each once, and takes a
/// second time for theft (RFC 9700, section 4.14.2). A row beside the credential; that of a process that was killed runs out.
/// </summary>
public sealed class RotationLock(TableServiceClient tables, TimeProvider clock)
{
    /// <summary>How long it holds.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    private const string Row = "t";
    private const string Until = "Until";
    private static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(100);
    private readonly TableClient _table = tables.GetTableClient(CredentialEntity.Table);

    /// <summary>Waits for the lock, and takes it.</summary>
    /// <returns>Gives it back when disposed.</returns>
    public async Task<IAsyncDisposable> TakeAsync(string credentialId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryTakeAsync(credentialId, cancellationToken) is { } etag)
            {
                return new Hold(_table, credentialId, etag);
            }

            await Task.Delay(Retry * (1 + Random.Shared.NextDouble()), clock, cancellationToken);
        }
    }

    private async Task<ETag?> TryTakeAsync(string credentialId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var row = new TableEntity(credentialId, Row) { [Until] = now + Duration };
        try
        {
            var present = await _table.GetEntityIfExistsAsync<TableEntity>(credentialId, Row, null, cancellationToken);
            if (!present.HasValue)
            {
                return (await _table.AddEntityAsync(row, cancellationToken)).Headers.ETag;
            }

            return present.Value!.GetDateTimeOffset(Until) < now
                ? (await _table.UpdateEntityAsync(row, present.Value.ETag, TableUpdateMode.Replace, cancellationToken)).Headers.ETag
                : null;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    private sealed class Hold(TableClient table, string credentialId, ETag etag) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await table.DeleteEntityAsync(credentialId, Row, etag, CancellationToken.None);
            }
            catch (RequestFailedException)
            {
                // It runs out by itself.
            }
        }
    }
}
