using MailFunctions.Email;
using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Schedules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Delivery;

/// <summary>Sends the report of a run.</summary>
public sealed partial class ReportDelivery(
    ReportRunStore runs,
    ReportMail mail,
    Relay relay,
    QueuedReports queue,
    IOptions<SmtpOptions> options,
    TimeProvider clock,
    ILogger<ReportDelivery> logger)
{
    /// <summary>Sends it, unless that is over.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="run">The run, whose file is ready.</param>
    /// <param name="export">The file.</param>
    /// <param name="cancellationToken">Ends the attempt; the next one finds it as if this one had crashed.</param>
    public async Task RunAsync(ReportSchedule schedule, ReportRun run, Export export, CancellationToken cancellationToken)
    {
        if (schedule.Recipients.Count == 0 || run.Email.IsOver)
        {
            return;
        }

        var sending = run with { Email = run.Email.Begin(mail.MessageIdOf(schedule.Id, run)) };
        if (sending.Email.IsOver)
        {
            await RecordAsync(schedule, sending, cancellationToken);
            return;
        }

        var message = await mail.WriteAsync(schedule, sending, export, cancellationToken);
        if (await runs.UpdateAsync(schedule.Id, sending, cancellationToken) is { } recorded)
        {
            var outcome = await relay.SendAsync(message, cancellationToken);
            await RecordAsync(schedule, recorded with { Email = recorded.Email.After(outcome, clock.GetUtcNow()) }, cancellationToken);
        }
    }

    private async Task RecordAsync(ReportSchedule schedule, ReportRun run, CancellationToken cancellationToken)
    {
        if (run.Email.RetryAfter is { } delay)
        {
            // Queued before it is recorded: a second message is harmless, none would be the end of it.
            await queue.AddAsync(new ReportTask(Schedule: schedule.Id, Run: run.Id), cancellationToken, delay);
        }

        await runs.UpdateAsync(schedule.Id, run, cancellationToken);
        Report(schedule, run);
    }

    private void Report(ReportSchedule schedule, ReportRun run)
    {
        if (run.Delivery == DeliveryStatus.Sent)
        {
            Log.Sent(logger, schedule.Id, run.Id, schedule.Recipients.Count, options.Value.Host);
        }
        else
        {
            Log.NotSent(logger, schedule.Id, run.Id, run.Delivery, run.DeliveryDetail);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5201, Level = LogLevel.Information, Message = "Report {RunId} of schedule {ScheduleId} was sent to {Recipients} recipients through {Relay}.")]
        public static partial void Sent(ILogger logger, string scheduleId, string runId, int recipients, string relay);

        [LoggerMessage(EventId = 5202, Level = LogLevel.Warning, Message = "Report {RunId} of schedule {ScheduleId} is not sent ({Status}): {Detail}")]
        public static partial void NotSent(ILogger logger, string scheduleId, string runId, DeliveryStatus status, string? detail);
    }
}
