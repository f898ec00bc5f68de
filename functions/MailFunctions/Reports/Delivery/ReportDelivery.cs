using MailFunctions.Reports.Exports;
using MailFunctions.Reports.Schedules;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Delivery;

/// <summary>
/// Sends the report of a run. That it is about to be sent is recorded first: after a crash in between it is sent once more, under the same
/// Message-ID, and the run says so; never a third time.
/// </summary>
public sealed partial class ReportDelivery(
    ReportRunStore runs,
    ReportMail mail,
    Relay relay,
    QueuedReports queue,
    IOptions<SmtpOptions> options,
    TimeProvider clock,
    ILogger<ReportDelivery> logger)
{
    private const string Twice = "It may have come twice, under the same Message-ID: a first attempt was interrupted before the relay answered.";

    // Greylisting wants minutes, relays that are down want hours (RFC 5321, section 4.5.4.1).
    private static readonly TimeSpan[] Delays =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12)];

    /// <summary>Sends it, unless that is over.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="run">The run, whose file is ready.</param>
    /// <param name="export">The file.</param>
    /// <param name="cancellationToken">Ends the attempt; the next one finds it as if this one had crashed.</param>
    public async Task RunAsync(ReportSchedule schedule, ReportRun run, Export export, CancellationToken cancellationToken)
    {
        if (schedule.Recipients.Count == 0 || run.Delivery is DeliveryStatus.Sent or DeliveryStatus.Failed)
        {
            return;
        }

        if (run is { Delivery: DeliveryStatus.Sending, MayHaveComeTwice: true })
        {
            await RecordAsync(schedule, run, new(SmtpOutcomeKind.Refused, "Two attempts were interrupted before the relay answered; it is not sent again."), cancellationToken);
            return;
        }

        var sending = run with
        {
            Delivery = DeliveryStatus.Sending,
            MessageId = run.MessageId ?? mail.MessageIdOf(schedule.Id, run),
            MayHaveComeTwice = run.MayHaveComeTwice || run.Delivery == DeliveryStatus.Sending,
            DeliveryAttempts = run.DeliveryAttempts + 1,
        };
        var message = await mail.WriteAsync(schedule, sending, export, cancellationToken);
        if (await runs.UpdateAsync(schedule.Id, sending, cancellationToken) is { } recorded)
        {
            await RecordAsync(schedule, recorded, await relay.SendAsync(message, cancellationToken), cancellationToken);
        }
    }

    private async Task RecordAsync(ReportSchedule schedule, ReportRun run, SmtpOutcome outcome, CancellationToken cancellationToken)
    {
        var isDeferred = outcome.Kind is SmtpOutcomeKind.Deferred or SmtpOutcomeKind.Unknown;
        var mayTryAgain = isDeferred && run.DeliveryAttempts <= Delays.Length && !(outcome.Kind == SmtpOutcomeKind.Unknown && run.MayHaveComeTwice);
        var recorded = run with
        {
            MayHaveComeTwice = run.MayHaveComeTwice || (outcome.Kind == SmtpOutcomeKind.Unknown && mayTryAgain),
            Delivery = outcome.Kind == SmtpOutcomeKind.Accepted ? DeliveryStatus.Sent : mayTryAgain ? DeliveryStatus.Waiting : DeliveryStatus.Failed,
            DeliveredAt = outcome.Kind == SmtpOutcomeKind.Accepted ? clock.GetUtcNow() : null,
            DeliveryDetail = Words(outcome, run.MayHaveComeTwice),
        };
        if (mayTryAgain)
        {
            // Queued before it is recorded: a second message is harmless, none would be the end of it.
            await queue.AddAsync(new ReportTask(Schedule: schedule.Id, Run: run.Id), cancellationToken, Delays[run.DeliveryAttempts - 1]);
        }

        await runs.UpdateAsync(schedule.Id, recorded, cancellationToken);
        Report(schedule, recorded);
    }

    private static string? Words(SmtpOutcome outcome, bool twice) =>
        string.Join(' ', new[] { outcome.Detail, twice ? Twice : null }.OfType<string>()) is { Length: > 0 } words ? words : null;

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
