namespace MailFunctions.Reports.Schedules;

/// <summary>When a report is made. What the frequency does not use is absent.</summary>
public sealed record ScheduleTimes
{
    /// <summary>How often.</summary>
    public required Frequency Frequency { get; init; }

    /// <summary>At what time of the day: <c>HH:mm</c>.</summary>
    public string? Time { get; init; }

    /// <summary>On which days of the week.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>On which day of the month; months without it have their report on the last day.</summary>
    public int? DayOfMonth { get; init; }

    /// <summary>Whether it is made on the last day of the month.</summary>
    public bool LastDayOfMonth { get; init; }

    /// <summary>The cron expression: minute, hour, day of the month, month, day of the week.</summary>
    public string? Cron { get; init; }

    /// <summary>The time zone by whose clocks all this is meant: a name of the IANA database.</summary>
    public required string TimeZone { get; init; }
}
