using System.Threading.RateLimiting;
using MailFunctions.LocalHost.Hosting;

namespace MailFunctions.LocalHost.Http;

/// <summary>Lets so many requests in at once, makes so many wait, and turns away the rest.</summary>
internal sealed class RequestGate : IAsyncDisposable
{
    private readonly ConcurrencyLimiter _limiter;

    public RequestGate(HttpSettings settings)
    {
        var outstanding = settings.MaxOutstandingRequests < 0 ? int.MaxValue : settings.MaxOutstandingRequests;
        var concurrent = Math.Min(outstanding, settings.MaxConcurrentRequests < 0 ? int.MaxValue : settings.MaxConcurrentRequests);
        _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = concurrent, QueueLimit = outstanding - concurrent });
    }

    /// <summary>Waits to be let in.</summary>
    /// <returns>The leave, to be disposed of when the request is over; or that there is none.</returns>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) => _limiter.AcquireAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _limiter.DisposeAsync();
}
