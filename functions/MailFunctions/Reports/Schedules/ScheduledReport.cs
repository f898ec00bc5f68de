using MailFunctions.Reports.Delivery;
using MailFunctions.Reports.Exports;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Schedules;

/// <summary>Makes a scheduled report: its file, its e-mail, and the record of how that went.</summary>
public sealed class ScheduledReport(
    ReportScheduleStore schedules,
    ReportRunStore runs,
    ExportStore exports,
    ExportRun writing,
    ReportDelivery delivery,
    IOptions<ReportOptions> options,
    TimeProvider clock)
{
    private const int RunsKept = 100;

    /// <summary>Makes and sends it, unless that is done; goes on where an earlier attempt was interrupted.</summary>
    public async Task RunAsync(string scheduleId, string runId, CancellationToken cancellationToken)
    {
        if (await schedules.GetAsync(scheduleId, cancellationToken) is not { } schedule ||
            await runs.FindAsync(scheduleId, runId, cancellationToken) is not { } run ||
            (run.IsOver ? run : await MakeAsync(schedule, run, cancellationToken)) is not { Status: ExportStatus.Ready } made ||
            await exports.FindAsync(made.ExportId!, cancellationToken) is not { Status: ExportStatus.Ready } export)
        {
            return;
        }

        await delivery.RunAsync(schedule, made, export, cancellationToken);
    }

    /// <returns>The run after its file was written; <see langword="null"/> if another instance is at it, and records it.</returns>
    private async Task<ReportRun?> MakeAsync(ReportSchedule schedule, ReportRun run, CancellationToken cancellationToken)
    {
        if (await BeginAsync(schedule, run, cancellationToken) is not { } begun)
        {
            return null;
        }

        await writing.RunAsync(begun.ExportId!, cancellationToken);
        if (await exports.FindAsync(begun.ExportId!, cancellationToken) is not { IsOver: true } export)
        {
            return null;
        }

        var ended = begun with { Status = export.Status, CompletedAt = clock.GetUtcNow(), Rows = export.Rows, Error = export.Error };
        await runs.DeleteAsync(schedule.Id, RunsKept, cancellationToken);
        return await runs.UpdateAsync(schedule.Id, ended, cancellationToken);
    }

    /// <summary>Names the export before it is made, so that a repetition finds it.</summary>
    private async Task<ReportRun?> BeginAsync(ReportSchedule schedule, ReportRun run, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (run.ExportId is null)
        {
            var named = run with { Status = ExportStatus.Running, StartedAt = now, ExportId = Exports.ExportId.New(now).Key };
            if (await runs.UpdateAsync(schedule.Id, named, cancellationToken) is not { } updated)
            {
                return null;
            }

            run = updated;
        }

        if (await exports.FindAsync(run.ExportId!, cancellationToken) is null)
        {
            var export = new Export
            {
                Id = new(run.ExportId!),
                Selection = schedule.Selection,
                CreatedBy = $"schedule {schedule.Name}",
                CreatedAt = now,
                ExpiresAt = now + options.Value.Keep,
            };
            await exports.AddAsync(export, cancellationToken);
        }

        return run;
    }
}
