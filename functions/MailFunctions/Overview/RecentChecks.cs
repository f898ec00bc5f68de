using MailFunctions.Checking.Statistics;

namespace MailFunctions.Overview;

/// <summary>
/// What all instances' checks did lately. Days that are summed up cost one query together; of those that are not, the hours that are not summed
/// up are read, and those of the last minutes.
/// </summary>
public sealed class RecentChecks(StatisticsStore store, TimeProvider clock)
{
    private const int MinutesShown = 60;
    private const int DaysShown = 14;

    /// <summary>Reads it.</summary>
    public async Task<(IReadOnlyList<MinuteOfChecks> Minutes, IReadOnlyList<DayOfMessages> Days)> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var firstMinute = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1 - MinutesShown);
        var minutes = Enumerable.Range(0, MinutesShown).Select(minute => new MinuteOfChecks(firstMinute.AddMinutes(minute), 0, 0)).ToArray();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var days = new List<DayOfMessages>(DaysShown);
        var totals = await store.TotalsAsync(today.AddDays(1 - DaysShown), cancellationToken).ToDictionaryAsync(total => total.Day, cancellationToken: cancellationToken);
        for (var day = today.AddDays(1 - DaysShown); day <= today; day = day.AddDays(1))
        {
            // What was counted before yesterday is summed up, unless nothing ran since.
            var total = totals.GetValueOrDefault(day) ?? new(day, 0, 0, day < today.AddDays(-1) ? DayTotal.Hours : 0);
            days.Add(await ReadAsync(total, minutes, cancellationToken));
        }

        return (minutes, days);
    }

    /// <summary>What a day's hours add to its total, and to the minutes.</summary>
    private async Task<DayOfMessages> ReadAsync(DayTotal total, MinuteOfChecks[] minutes, CancellationToken cancellationToken)
    {
        var (messages, bytes) = (total.Messages, total.Bytes);
        var from = Math.Min(total.Through, HourWithin(total.Day, minutes[0].At));
        if (from < DayTotal.Hours)
        {
            await foreach (var hour in store.HoursAsync(total.Day, from, cancellationToken))
            {
                Add(hour, minutes);
                messages += hour.Hour.Hour >= total.Through ? hour.Messages : 0;
                bytes += hour.Hour.Hour >= total.Through ? hour.Bytes : 0;
            }
        }

        return new(total.Day, messages, bytes);
    }

    /// <summary>The first hour of a day that is not over at a time.</summary>
    private static int HourWithin(DateOnly day, DateTimeOffset time) => day.CompareTo(DateOnly.FromDateTime(time.UtcDateTime)) switch
    {
        < 0 => DayTotal.Hours,
        0 => time.UtcDateTime.Hour,
        _ => 0,
    };

    private static void Add(HourOfChecks hour, MinuteOfChecks[] minutes)
    {
        var offset = (int)(hour.Hour - minutes[0].At).TotalMinutes;
        for (var minute = 0; minute < hour.Succeeded.Count; minute++)
        {
            var index = offset + minute;
            if (index >= 0 && index < minutes.Length)
            {
                var before = minutes[index];
                minutes[index] = before with { Succeeded = before.Succeeded + hour.Succeeded[minute], Failed = before.Failed + hour.Failed[minute] };
            }
        }
    }
}
