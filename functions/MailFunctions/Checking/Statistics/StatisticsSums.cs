using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking.Statistics;

/// <summary>
/// Sums the hours of all instances up to one total a day, so that reading days stays cheap however many instances come and go; deletes the hours
/// of days that are long over, and totals whose time is over. It can be repeated, and broken off anywhere.
/// </summary>
public sealed partial class StatisticsSums(
    StatisticsStore store,
    IOptions<StatisticsOptions> options,
    TimeProvider clock,
    ILogger<StatisticsSums> logger)
{
    // For so long an hour may be written late: then its day is summed up again.
    private const int OpenDays = 1;
    private static readonly TimeSpan LateWrite = TimeSpan.FromMinutes(10);

    /// <summary>Does it once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var known = await store.TotalsAsync(DateOnly.MinValue, cancellationToken).ToDictionaryAsync(total => total.Day, cancellationToken: cancellationToken);
        foreach (var total in await SumAsync(known, now - LateWrite, cancellationToken))
        {
            var closed = total with { IsClosed = total.Day < today.AddDays(-OpenDays) };
            var isClosed = known.TryGetValue(total.Day, out var before) && before.IsClosed;
            if ((isClosed || await store.WriteTotalAsync(closed, cancellationToken)) && closed.IsClosed)
            {
                await store.DeleteHoursAsync(total.Day, cancellationToken);
            }
        }

        var purged = await store.PurgeTotalsAsync(today.AddDays(-options.Value.KeepDays), cancellationToken);
        if (purged > 0)
        {
            Log.Purged(logger, purged, options.Value.KeepDays);
        }
    }

    /// <summary>The totals of the days of which there are hours.</summary>
    private async Task<IReadOnlyCollection<DayTotal>> SumAsync(Dictionary<DateOnly, DayTotal> known, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var (lastDay, lastHour) = (DateOnly.FromDateTime(end.UtcDateTime), end.UtcDateTime.Hour);
        var totals = new Dictionary<DateOnly, DayTotal>();
        await foreach (var hour in store.AllHoursAsync(cancellationToken))
        {
            var day = DateOnly.FromDateTime(hour.Hour.UtcDateTime);
            if (!totals.TryGetValue(day, out var total))
            {
                total = new(day, 0, 0, day < lastDay ? DayTotal.Hours : day > lastDay ? 0 : lastHour, ETag: known.GetValueOrDefault(day)?.ETag ?? default);
            }

            totals[day] = total.With(hour);
        }

        return totals.Values;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3052, Level = LogLevel.Information, Message = "Purged the statistics of {Days} days that are more than {KeepDays} days ago.")]
        public static partial void Purged(ILogger logger, int days, int keepDays);
    }
}
