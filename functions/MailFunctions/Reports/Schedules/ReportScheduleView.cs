using MailFunctions.Accounts;
using MailFunctions.Contract;

namespace MailFunctions.Reports.Schedules;

/// <summary>A schedule as the API shows it: what a draft says, and when its next reports are made.</summary>
public sealed record ReportScheduleView
{
    private const int RunsShown = 5;

    /// <inheritdoc cref="ReportSchedule.Id"/>
    public required string Id { get; init; }

    /// <inheritdoc cref="ReportSchedule.Name"/>
    public required string Name { get; init; }

    /// <inheritdoc cref="ReportScheduleDraft.Filter"/>
    [SchemaOf(typeof(AccountFilterParameters))]
    public required IReadOnlyDictionary<string, string> Filter { get; init; }

    /// <inheritdoc cref="ReportScheduleDraft.Sort"/>
    [SchemaOf(typeof(AccountOrderParameters), nameof(AccountOrderParameters.Sort))]
    public required string Sort { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Frequency"/>
    public required Frequency Frequency { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Time"/>
    public required string? Time { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Days"/>
    public required IReadOnlyList<DayOfWeek> Days { get; init; }

    /// <inheritdoc cref="ScheduleTimes.DayOfMonth"/>
    public required int? DayOfMonth { get; init; }

    /// <inheritdoc cref="ScheduleTimes.LastDayOfMonth"/>
    public required bool LastDayOfMonth { get; init; }

    /// <inheritdoc cref="ScheduleTimes.Cron"/>
    public required string? Cron { get; init; }

    /// <inheritdoc cref="ScheduleTimes.TimeZone"/>
    public required string TimeZone { get; init; }

    /// <inheritdoc cref="ReportSchedule.Recipients"/>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <inheritdoc cref="ReportSchedule.Message"/>
    public required string? Message { get; init; }

    /// <inheritdoc cref="ReportSchedule.Enabled"/>
    public required bool Enabled { get; init; }

    /// <summary>When its next reports are made, UTC; none if it is not enabled.</summary>
    public required IReadOnlyList<DateTimeOffset> NextRuns { get; init; }

    /// <inheritdoc cref="ReportSchedule.CreatedAt"/>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <inheritdoc cref="ReportSchedule.CreatedBy"/>
    public required string CreatedBy { get; init; }

    /// <inheritdoc cref="ReportSchedule.UpdatedAt"/>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <inheritdoc cref="ReportSchedule.UpdatedBy"/>
    public required string UpdatedBy { get; init; }

    /// <summary>A schedule at a time.</summary>
    public static ReportScheduleView Of(ReportSchedule schedule, DateTimeOffset now) => new()
    {
        Id = schedule.Id,
        Name = schedule.Name,
        Filter = schedule.Selection.Filter.Words(),
        Sort = schedule.Selection.SortWord,
        Frequency = schedule.Times.Frequency,
        Time = schedule.Times.Time,
        Days = schedule.Times.Days,
        DayOfMonth = schedule.Times.DayOfMonth,
        LastDayOfMonth = schedule.Times.LastDayOfMonth,
        Cron = schedule.Times.Cron,
        TimeZone = schedule.Times.TimeZone,
        Recipients = schedule.Recipients,
        Message = schedule.Message,
        Enabled = schedule.Enabled,
        NextRuns = schedule.Enabled ? [.. Recurrence.Of(schedule.Times).Upcoming(now, RunsShown)] : [],
        CreatedAt = schedule.CreatedAt,
        CreatedBy = schedule.CreatedBy,
        UpdatedAt = schedule.UpdatedAt,
        UpdatedBy = schedule.UpdatedBy,
    };
}
