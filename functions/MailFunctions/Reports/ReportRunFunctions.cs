using System.Text.Json;
using MailFunctions.Http;
using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Schedules;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Reports;

/// <summary>The queue that writes reports, and the timer that fills it.</summary>
public sealed class ReportRunFunctions(ExportRun exports, ScheduledReport scheduled, DueReports due)
{
    /// <summary>Writes a report.</summary>
    [Function("RunReport")]
    public Task RunReport([QueueTrigger(QueuedReports.QueueName)] string message, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<ReportTask>(message, Json.Options) switch
        {
            { Export: { } export } => exports.RunAsync(export, cancellationToken),
            { Schedule: { } schedule, Run: { } run } => scheduled.RunAsync(schedule, run, cancellationToken),
            _ => throw new InvalidOperationException("The message names neither an export nor a schedule's run."),
        };

    /// <summary>Every minute: puts the reports that are due on the queue.</summary>
    [Function("DispatchDueReports")]
    public Task DispatchDueReports([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        due.RunAsync(cancellationToken);
}
