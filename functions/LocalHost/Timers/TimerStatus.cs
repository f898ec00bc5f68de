using System.Reflection;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.LocalHost.Timers;

/// <summary>The occurrences of a timer in storage, so that a missed one is noticed after a restart.</summary>
internal sealed class TimerStatus(BlobContainerClient container, string function)
{
    private readonly BlobClient _blob = container.GetBlobClient($"timers/{App}/{function}/status");

    /// <summary>The app's name in blob names.</summary>
    public static string App { get; } = Assembly.GetEntryAssembly()!.GetName().Name!;

    /// <summary>The occurrences around a run.</summary>
    public static ScheduleStatus Of(DateTimeOffset last, DateTimeOffset next, TimeProvider clock) => new()
    {
        Last = last.UtcDateTime,
        Next = next.UtcDateTime,
        LastUpdated = clock.GetUtcNow().UtcDateTime,
    };

    /// <summary>What is recorded; <see langword="null"/> if the timer never ran.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await _blob.DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Records the occurrences.</summary>
    public Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        _blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellationToken);
}
