using Microsoft.Extensions.Options;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// Bounds the bytes that all checks of a process download at once. Whoever comes first is served first, so that small downloads
/// do not keep a large one waiting forever; one larger than the whole budget passes alone.
/// </summary>
/// <remarks>Nobody may ask for a second share while holding one: two that wait for each other would never end.</remarks>
public sealed class DownloadBudget(IOptions<DownloadOptions> options)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _waiting = [];
    private long _free = options.Value.BytesInFlight;

    /// <summary>Waits for a share.</summary>
    /// <param name="bytes">The announced size of the download, in bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The share; disposing of it gives it back.</returns>
    public async Task<IDisposable> TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new Waiter(Math.Clamp(bytes, 1, options.Value.BytesInFlight));
        lock (_lock)
        {
            _waiting.AddLast(waiter);
            Serve();
        }

        await using var registration = cancellationToken.Register(() => GiveUp(waiter, cancellationToken));
        await waiter.Served.Task;
        return new Share(this, waiter.Bytes);
    }

    private void GiveUp(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting.Remove(waiter))
            {
                waiter.Served.SetCanceled(cancellationToken);
                Serve();
            }
        }
    }

    private void Return(long bytes)
    {
        lock (_lock)
        {
            _free += bytes;
            Serve();
        }
    }

    private void Serve()
    {
        while (_waiting.First?.Value is { } next && next.Bytes <= _free)
        {
            _waiting.RemoveFirst();
            _free -= next.Bytes;
            next.Served.SetResult();
        }
    }

    private sealed class Waiter(long bytes)
    {
        public long Bytes => bytes;

        // Continuations must not run under the lock.
        public TaskCompletionSource Served { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Share(DownloadBudget budget, long bytes) : IDisposable
    {
        private long _held = bytes;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _held, 0) is > 0 and var held)
            {
                budget.Return(held);
            }
        }
    }
}
