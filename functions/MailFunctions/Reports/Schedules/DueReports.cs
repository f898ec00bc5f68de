using Microsoft.Extensions.Logging;

namespace MailFunctions.Reports.Schedules;

/// <summary>Puts the reports that are due on the queue. What was missed while nobody looked is made once, late.</summary>
public sealed partial class DueReports(
    ReportScheduleStore schedules,
    ReportMarkers markers,
    ReportRunStore runs,
    QueuedReports queue,
    TimeProvider clock,
    ILogger<DueReports> logger)
{
    private const int MostAtOnce = 1000;

    /// <summary>Queues them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var marker in markers.DueAsync(clock.GetUtcNow(), cancellationToken).Take(MostAtOnce))
        {
            if (await schedules.GetAsync(marker.ScheduleId, cancellationToken) is { Enabled: true } schedule &&
                Recurrence.Of(schedule.Times) is var recurrence && recurrence.Has(marker.DueAt))
            {
                await QueueAsync(schedule, recurrence, marker, cancellationToken);
            }

            // Last of all: whatever is interrupted is found again.
            await markers.DeleteAsync(marker, cancellationToken);
        }
    }

    private async Task QueueAsync(ReportSchedule schedule, Recurrence recurrence, ReportMarker marker, CancellationToken cancellationToken)
    {
        var run = ReportRun.Of(marker.DueAt, ReportTrigger.Schedule);
        await runs.AddAsync(schedule.Id, run, cancellationToken);
        await queue.AddAsync(new ReportTask(Schedule: schedule.Id, Run: run.Id), cancellationToken);
        if (recurrence.NextAfter(clock.GetUtcNow()) is { } next)
        {
            await markers.AddAsync(marker with { DueAt = next }, cancellationToken);
        }

        Log.Queued(logger, schedule.Id, marker.DueAt);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5111, Level = LogLevel.Information, Message = "Queued the report of schedule {ScheduleId} that was due at {DueAt}.")]
        public static partial void Queued(ILogger logger, string scheduleId, DateTimeOffset dueAt);
    }
}
