using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MailFunctions.Accounts;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking.Transcripts;

/// <summary>The blob container <c>transcripts</c>: what was recorded on request, for a day.</summary>
public sealed class TranscriptStore(BlobServiceClient blobs, IOptions<TranscriptOptions> options, TimeProvider clock) : IAccountData
{
    /// <summary>The container's name.</summary>
    public const string Container = "transcripts";

    /// <summary>How many transcripts an account keeps.</summary>
    public const int MostKept = 20;

    private const int DeletedPerStep = 100;
    private const string Kind = "kind";
    private const string StartedAt = "startedAt";
    private const string ExpiresAt = "expiresAt";
    private const string ErrorCode = "errorCode";

    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Container);

    /// <summary>Begins a transcript.</summary>
    /// <param name="account">What is connected to.</param>
    /// <param name="kind">What is recorded.</param>
    /// <param name="askedAt">When somebody asked for it, UTC.</param>
    public Transcript Begin(Account account, TranscriptKind kind, DateTimeOffset askedAt) =>
        new(account, TranscriptId.Of(kind, askedAt), kind, options.Value.MaxBytes, clock);

    /// <summary>Keeps a transcript, in place of an earlier one of the same name.</summary>
    public async Task SaveAsync(Transcript transcript, CancellationToken cancellationToken)
    {
        var upload = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" },
            Metadata = new Dictionary<string, string>
            {
                [Kind] = transcript.Kind.ToString(),
                [StartedAt] = Text(transcript.StartedAt),
                [ExpiresAt] = Text(clock.GetUtcNow() + options.Value.Keep),
            },
        };
        if (transcript.Error is { } error)
        {
            upload.Metadata[ErrorCode] = error.Code.ToString();
        }

        var blob = _container.GetBlobClient(transcript.Id.BlobName(transcript.Account));
        await blob.UploadAsync(BinaryData.FromString(transcript.ToString()), upload, cancellationToken);
        await DeleteAsync(Blobs(TranscriptId.BlobPrefix(transcript.Account), cancellationToken).Skip(MostKept), cancellationToken);
    }

    /// <summary>The transcripts of an account, newest first.</summary>
    public async Task<IReadOnlyList<TranscriptEntry>> ListAsync(AccountId account, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await Blobs(TranscriptId.BlobPrefix(account), cancellationToken)
            .Where(blob => Expiry(blob.Metadata) > now)
            .Select(blob => Entry(account, blob))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Reads a transcript.</summary>
    /// <returns>Its text; <see langword="null"/> if there is none of this name, or no longer.</returns>
    public async Task<string?> ReadAsync(AccountId account, TranscriptId id, CancellationToken cancellationToken)
    {
        try
        {
            var blob = await _container.GetBlobClient(id.BlobName(account)).DownloadContentAsync(cancellationToken);
            return Expiry(blob.Value.Details.Metadata) > clock.GetUtcNow() ? Encoding.UTF8.GetString(blob.Value.Content) : null;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes what has expired.</summary>
    /// <returns>How many transcripts were deleted.</returns>
    public Task<int> DeleteExpiredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return DeleteAsync(Blobs(prefix: null, cancellationToken).Where(blob => Expiry(blob.Metadata) <= now), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<bool> PurgeAsync(AccountId id, CancellationToken cancellationToken) =>
        await DeleteAsync(Blobs(TranscriptId.BlobPrefix(id), cancellationToken).Take(DeletedPerStep), cancellationToken) < DeletedPerStep;

    private AsyncPageable<BlobItem> Blobs(string? prefix, CancellationToken cancellationToken) =>
        _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix, cancellationToken);

    private async Task<int> DeleteAsync(IAsyncEnumerable<BlobItem> items, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var item in items)
        {
            await _container.DeleteBlobIfExistsAsync(item.Name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: cancellationToken);
            deleted++;
        }

        return deleted;
    }

    private static TranscriptEntry Entry(AccountId account, BlobItem blob) => new(
        new TranscriptId(blob.Name[TranscriptId.BlobPrefix(account).Length..^".txt".Length]),
        Enum.Parse<TranscriptKind>(blob.Metadata[Kind]),
        Time(blob.Metadata[StartedAt]),
        Expiry(blob.Metadata),
        blob.Properties.ContentLength ?? 0,
        blob.Metadata.TryGetValue(ErrorCode, out var code) ? Enum.Parse<CheckErrorCode>(code) : null);

    private static DateTimeOffset Expiry(IDictionary<string, string> metadata) => Time(metadata[ExpiresAt]);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
