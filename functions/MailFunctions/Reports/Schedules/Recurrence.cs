using System.Globalization;
using Cronos;

namespace MailFunctions.Reports.Schedules;

/// <summary>
/// The times at which a report is made, by the clocks of a time zone: a time that clocks skip in spring comes right after the gap, one that
/// they show twice in autumn comes once, the first time.
/// </summary>
internal sealed class Recurrence
{
    private readonly IReadOnlyList<CronExpression> _expressions;
    private readonly TimeZoneInfo _zone;

    private Recurrence(IEnumerable<string> expressions, TimeZoneInfo zone) =>
        (_expressions, _zone) = ([.. expressions.Select(expression => CronExpression.Parse(expression))], zone);

    /// <summary>The times of a valid schedule.</summary>
    public static Recurrence Of(ScheduleTimes times) => new(Expressions(times), TimeZoneInfo.FindSystemTimeZoneById(times.TimeZone));

    /// <summary>Whether a text is a cron expression of five fields.</summary>
    public static bool IsCron(string text) => !text.StartsWith('@') && CronExpression.TryParse(text, out _);

    /// <summary>Whether a text is the name of a time zone in the IANA database.</summary>
    public static bool IsTimeZone(string name) =>
        TimeZoneInfo.TryConvertIanaIdToWindowsId(name, out _) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    /// <summary>The first time after another, UTC; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset time) =>
        _expressions.Select(expression => expression.GetNextOccurrence(time, _zone)?.ToUniversalTime()).Min();

    /// <summary>Whether it is one of the times.</summary>
    /// <remarks>Asked of the moment before: a time that was put off over a gap is none that its expression names.</remarks>
    public bool Has(DateTimeOffset time) => NextAfter(time.AddSeconds(-1)) == time;

    /// <summary>The first times after another, UTC.</summary>
    public IEnumerable<DateTimeOffset> Upcoming(DateTimeOffset after, int count)
    {
        for (var time = NextAfter(after); time is { } next && count > 0; time = NextAfter(next), count--)
        {
            yield return next;
        }
    }

    private static IEnumerable<string> Expressions(ScheduleTimes times)
    {
        if (times.Frequency == Frequency.Cron)
        {
            return [times.Cron!];
        }

        var time = TimeOnly.ParseExact(times.Time!, "HH:mm", CultureInfo.InvariantCulture);
        var at = string.Create(CultureInfo.InvariantCulture, $"{time.Minute} {time.Hour}");
        return times.Frequency switch
        {
            Frequency.Daily => [$"{at} * * *"],
            Frequency.Weekly => [$"{at} * * {string.Join(',', times.Days.Select(day => (int)day))}"],
            _ when times.LastDayOfMonth => [$"{at} L * *"],
            // Months without the day have their report on the last day.
            _ => [$"{at} {times.DayOfMonth} * *", .. Shorter(times.DayOfMonth!.Value).Select(months => $"{at} L {months} *")],
        };
    }

    private static string[] Shorter(int day) => day switch
    {
        31 => ["2,4,6,9,11"],
        29 or 30 => ["2"],
        _ => [],
    };
}
