using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace MailFunctions.LocalHost.Timers;

/// <summary>The blob lease that makes a timer run in one process only. It is renewed until disposed; when its owner dies it runs out.</summary>
internal sealed class TimerLease : IAsyncDisposable
{
    // The shortest that Blob Storage gives: another process takes over this soon after the owner died.
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RenewEvery = Duration / 3;

    private readonly BlobLeaseClient _lease;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Task _renewal;

    private TimerLease(BlobLeaseClient lease, TimeProvider clock)
    {
        (_lease, _clock) = (lease, clock);
        _renewal = RenewAsync();
    }

    /// <summary>Says that the lease is not held any more.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Tries to get the lease of a function's timer.</summary>
    /// <returns>The lease; <see langword="null"/> if another process holds it.</returns>
    public static async Task<TimerLease?> TryAcquireAsync(
        BlobContainerClient container,
        string function,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient($"locks/{TimerStatus.App}/{function}.listener");
        try
        {
            await blob.UploadAsync(
                BinaryData.Empty,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // It is there already.
        }

        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
            return new TimerLease(lease, clock);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync();
        await _renewal;
        try
        {
            await _lease.ReleaseAsync();
        }
        catch (RequestFailedException)
        {
            // It ran out, or storage is away: then it runs out.
        }

        _disposed.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(RenewEvery, _clock, _disposed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_disposed.IsCancellationRequested)
            {
                return;
            }

            try
            {
                await _lease.RenewAsync(cancellationToken: _disposed.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException)
            {
                await _lost.CancelAsync();
                return;
            }
        }
    }
}
