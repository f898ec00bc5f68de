namespace MailFunctions.Reports;

/// <summary>A message of the queue <c>report-runs</c>: an export that somebody asked for, or a run of a schedule.</summary>
/// <param name="Export">The export.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Run">The schedule's run.</param>
public sealed record ReportTask(string? Export = null, string? Schedule = null, string? Run = null);
