using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace MailFunctions.Telemetry;

/// <summary>
/// A gauge of what a timer counts. The next run of the timer may be another instance's: a count that is older than three runs is not told
/// any more, so that no two instances contradict each other for long.
/// </summary>
internal sealed class LastCount
{
    private static readonly TimeSpan Told = TimeSpan.FromMinutes(3);
    private readonly ConcurrentDictionary<string, (Measurement<long> Count, long CountedAt)> _counts = new(StringComparer.Ordinal);
    private readonly ObservableGauge<long> _gauge;
    private readonly TimeProvider _clock;

    public LastCount(Meter meter, string name, string unit, string description, TimeProvider clock)
    {
        _clock = clock;
        _gauge = meter.CreateObservableGauge(name, Observe, unit, description);
    }

    /// <summary>Whether anybody listens.</summary>
    public bool IsWanted => _gauge.Enabled;

    /// <summary>Takes a count.</summary>
    public void Set(long count) => _counts[""] = (new(count), _clock.GetTimestamp());

    /// <summary>Takes a count of one among several things.</summary>
    public void Set(long count, KeyValuePair<string, object?> tag) => _counts[$"{tag.Value}"] = (new(count, tag), _clock.GetTimestamp());

    private IEnumerable<Measurement<long>> Observe() =>
        _counts.Values.Where(count => _clock.GetElapsedTime(count.CountedAt) < Told).Select(count => count.Count);
}
