using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace MailFunctions.Http.Limits;

/// <summary>Counts what callers ask of this instance. Those who have not asked for a while are forgotten.</summary>
public sealed class CallerLimits : IAsyncDisposable
{
    private readonly Dictionary<Limit, PartitionedRateLimiter<string>> _limiters;

    /// <summary>Begins to count.</summary>
    public CallerLimits(IOptions<LimitOptions> options)
    {
        var limits = options.Value;
        _limiters = new()
        {
            // What is under way comes first: a call that it refuses costs none of the minute's.
            [Limit.Tests] = PartitionedRateLimiter.CreateChained(AtOnce(limits.TestsAtOnce), PerMinute(limits.TestsPerMinute)),
            [Limit.Checks] = PerMinute(limits.ChecksPerMinute),
        };
    }

    /// <summary>Asks for leave.</summary>
    /// <param name="limit">What for.</param>
    /// <param name="caller">The caller's id.</param>
    /// <returns>The leave, or that there is none; to be disposed of when what it was asked for is over.</returns>
    public RateLimitLease Ask(Limit limit, string caller) => _limiters[limit].AttemptAcquire(caller);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var limiter in _limiters.Values)
        {
            await limiter.DisposeAsync();
        }
    }

    private static PartitionedRateLimiter<string> AtOnce(int count) => PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetConcurrencyLimiter(caller, _ => new ConcurrencyLimiterOptions { PermitLimit = count }));

    private static PartitionedRateLimiter<string> PerMinute(int count) => PartitionedRateLimiter.Create<string, string>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = count,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1) / count,
        }));
}
