using System.Globalization;
using NCrontab;

namespace MailFunctions.LocalHost.Timers;

/// <summary>The occurrences of a timer, UTC.</summary>
internal abstract class TimerSchedule
{
    private const int FieldsWithSeconds = 6;

    /// <summary>The first occurrence after a time.</summary>
    public abstract DateTimeOffset After(DateTimeOffset time);

    /// <summary>Reads a schedule: an NCrontab expression of five or six fields, or a time span between runs.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields == 1 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
        {
            return new Interval(interval);
        }

        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == FieldsWithSeconds };
        return CrontabSchedule.TryParse(text, options) is { } cron
            ? new Cron(cron)
            : throw new FormatException($"has a schedule that is neither an NCrontab expression nor a time span: {text}");
    }

    private sealed class Cron(CrontabSchedule schedule) : TimerSchedule
    {
        public override DateTimeOffset After(DateTimeOffset time) => new(schedule.GetNextOccurrence(time.UtcDateTime), TimeSpan.Zero);
    }

    private sealed class Interval(TimeSpan interval) : TimerSchedule
    {
        public override DateTimeOffset After(DateTimeOffset time) => time + interval;
    }
}
