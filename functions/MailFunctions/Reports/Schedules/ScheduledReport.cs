using MailFunctions.Reports.Exports;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Schedules;

/// <summary>Makes a scheduled report: its file, and the record of how that went.</summary>
public sealed class ScheduledReport(
    ReportScheduleStore schedules,
    ReportRunStore runs,
    ExportStore exports,
    ExportRun writing,
    IOptions<ReportOptions> options,
    TimeProvider clock)
{
    private const int RunsKept = 100;

    /// <summary>Makes it, unless that is done; goes on where an earlier attempt was interrupted.</summary>
    public async Task RunAsync(string scheduleId, string runId, CancellationToken cancellationToken)
    {
        if (await schedules.GetAsync(scheduleId, cancellationToken) is not { } schedule ||
            await runs.FindAsync(scheduleId, runId, cancellationToken) is not { IsOver: false } run ||
            await BeginAsync(schedule, run, cancellationToken) is not { } begun)
        {
            return;
        }

        await writing.RunAsync(begun.ExportId!, cancellationToken);
        if (await exports.FindAsync(begun.ExportId!, cancellationToken) is not { IsOver: true } export)
        {
            // Another instance is writing the same export, and records it.
            return;
        }

        var ended = begun with { Status = export.Status, CompletedAt = clock.GetUtcNow(), Rows = export.Rows, Error = export.Error };
        await runs.UpdateAsync(scheduleId, ended, cancellationToken);
        await runs.DeleteAsync(scheduleId, RunsKept, cancellationToken);
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
