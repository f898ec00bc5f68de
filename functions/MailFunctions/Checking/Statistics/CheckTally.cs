namespace MailFunctions.Checking.Statistics;

/// <summary>Counts the checks of this instance, in memory: a check costs no more for being counted.</summary>
public sealed class CheckTally
{
    // An hour's row is replaced as a whole: an hour is forgotten only when no check can end in it any more.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);
    private readonly Lock _gate = new();
    private readonly Dictionary<DateTimeOffset, HourTally> _hours = [];

    /// <summary>Counts a check.</summary>
    public void Add(CheckRun run)
    {
        var hour = HourOfChecks.HourOf(run.EndedAt);
        lock (_gate)
        {
            if (!_hours.TryGetValue(hour, out var tally))
            {
                _hours[hour] = tally = new(hour);
            }

            tally.Add(run);
        }
    }

    /// <summary>The hours of which more was counted than is written, oldest first.</summary>
    public IReadOnlyList<HourOfChecks> Unwritten()
    {
        lock (_gate)
        {
            return [.. _hours.Where(hour => hour.Value.IsUnwritten).OrderBy(hour => hour.Key).Select(hour => hour.Value.Copy())];
        }
    }

    /// <summary>Takes note that an hour is written, and forgets those that are over.</summary>
    public void Written(HourOfChecks written)
    {
        lock (_gate)
        {
            _hours[written.Hour].Written(written);
            var newest = _hours.Keys.Max();
            foreach (var (hour, tally) in _hours.Where(hour => hour.Key < newest - Kept))
            {
                if (!tally.IsUnwritten)
                {
                    _hours.Remove(hour);
                }
            }
        }
    }
}
