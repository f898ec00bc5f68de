using MailFunctions.Accounts;
using Microsoft.Extensions.Options;

namespace MailFunctions.Overview;

/// <summary>
/// Counts all accounts when somebody asks, once in a while at most, and once for all who ask meanwhile. A count goes on to its end though they
/// leave; one that fails fails for those who wait for it, and is not remembered.
/// </summary>
public sealed class AccountCensus(AccountConditions conditions, IOptions<OverviewOptions> options, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Usable = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(10);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private Census? _last;
    private Task<Census>? _underWay;

    /// <summary>The last count if it is new enough, or a new one. If that takes long, the one before it may still do.</summary>
    public async Task<Census> TakeAsync(CancellationToken cancellationToken)
    {
        Census? last;
        Task<Census> next;
        lock (_gate)
        {
            last = _last;
            if (last is not null && IsWithin(last, options.Value.CountEvery))
            {
                return last;
            }

            next = _underWay ??= Task.Run(CountAsync, CancellationToken.None);
        }

        if (last is null || !IsWithin(last, Usable))
        {
            return await next.WaitAsync(cancellationToken);
        }

        try
        {
            return await next.WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            return last;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private bool IsWithin(Census census, TimeSpan age) => (clock.GetUtcNow() - census.CountedAt).Duration() < age;

    private async Task<Census> CountAsync()
    {
        Census? census = null;
        try
        {
            using var limit = new CancellationTokenSource(MaxTime, clock);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, _stopping.Token);
            var counting = new Census(clock.GetUtcNow());
            await foreach (var account in conditions.ReadAsync(linked.Token))
            {
                counting.Add(account);
            }

            return census = counting;
        }
        finally
        {
            lock (_gate)
            {
                (_last, _underWay) = (census ?? _last, null);
            }
        }
    }
}
