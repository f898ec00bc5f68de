namespace MailFunctions.Reports.Schedules;

/// <summary>A note that a schedule may be due at a time; whether it is, the schedule itself tells.</summary>
/// <param name="ScheduleId">The schedule.</param>
/// <param name="DueAt">The time, UTC.</param>
public sealed record ReportMarker(string ScheduleId, DateTimeOffset DueAt);
