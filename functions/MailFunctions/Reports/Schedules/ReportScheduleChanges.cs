using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Reports.Schedules;

/// <summary>Creates, changes and deletes schedules.</summary>
public sealed partial class ReportScheduleChanges(
    ReportScheduleStore store,
    ReportMarkers markers,
    ReportRunStore runs,
    AuditTrail audit,
    TimeProvider clock,
    ILogger<ReportScheduleChanges> logger)
{
    /// <summary>Creates the schedule that a valid draft describes.</summary>
    /// <returns>The schedule; problem 409 if its name is taken.</returns>
    public Task<Result<ReportSchedule>> CreateAsync(ReportScheduleDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var schedule = draft.ToSchedule(Guid.NewGuid().ToString("N"), (now, actor.Name), (now, actor.Name));
        var entry = new AuditEntry(AuditAction.ScheduleCreated, AuditTarget.Schedule(schedule.Id), After: schedule);
        return audit.ChangeAsync(actor, entry, () => CreateAsync(schedule, cancellationToken), cancellationToken);
    }

    /// <summary>Gives a schedule what a valid draft describes.</summary>
    /// <returns>The schedule; problem 409 as for a new one, 412 if it changed since it was read.</returns>
    public Task<Result<ReportSchedule>> UpdateAsync(ReportSchedule present, ReportScheduleDraft draft, Actor actor, CancellationToken cancellationToken)
    {
        var schedule = draft.ToSchedule(present.Id, (present.CreatedAt, present.CreatedBy), (clock.GetUtcNow(), actor.Name));
        var entry = new AuditEntry(AuditAction.ScheduleChanged, AuditTarget.Schedule(present.Id), present, schedule);
        return audit.ChangeAsync(actor, entry, () => UpdateAsync(present, schedule, cancellationToken), cancellationToken);
    }

    /// <summary>Deletes a schedule and the history of its runs; the files stay until their time is over.</summary>
    /// <returns>Nothing; problem 412 if it changed since it was read.</returns>
    public Task<Problem?> DeleteAsync(ReportSchedule present, Actor actor, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(AuditAction.ScheduleDeleted, AuditTarget.Schedule(present.Id), Before: present);
        return audit.ChangeAsync(actor, entry, () => DeleteAsync(present, cancellationToken), cancellationToken);
    }

    private static Problem Taken(string name) =>
        Problem.Conflict($"name: another schedule is called {name}. Names are unique regardless of case: choose another one.");

    private async Task<Result<ReportSchedule>> CreateAsync(ReportSchedule schedule, CancellationToken cancellationToken)
    {
        if (!await store.Names.TakeAsync(schedule.Name, schedule.Id, cancellationToken))
        {
            return Taken(schedule.Name);
        }

        await MarkAsync(schedule, cancellationToken);
        Log.Created(logger, schedule.Id, schedule.CreatedBy);
        return await store.InsertAsync(schedule, cancellationToken);
    }

    private async Task<Result<ReportSchedule>> UpdateAsync(ReportSchedule present, ReportSchedule schedule, CancellationToken cancellationToken)
    {
        if (schedule.Name != present.Name && !await store.Names.TakeAsync(schedule.Name, present.Id, cancellationToken))
        {
            return Taken(schedule.Name);
        }

        await MarkAsync(schedule, cancellationToken);
        if (await store.UpdateAsync(present, schedule, cancellationToken) is not { } updated)
        {
            return Problem.Stale();
        }

        if (!NameKey.AreSame(schedule.Name, present.Name))
        {
            await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        }

        Log.Changed(logger, schedule.Id, schedule.UpdatedBy);
        return updated;
    }

    private async Task<Problem?> DeleteAsync(ReportSchedule present, CancellationToken cancellationToken)
    {
        if (!await store.DeleteAsync(present, cancellationToken))
        {
            return Problem.Stale();
        }

        await store.Names.ReleaseAsync(present.Name, present.Id, cancellationToken);
        await runs.DeleteAsync(present.Id, keep: 0, cancellationToken);
        Log.Deleted(logger, present.Id);
        return null;
    }

    private async Task MarkAsync(ReportSchedule schedule, CancellationToken cancellationToken)
    {
        if (schedule.Enabled && Recurrence.Of(schedule.Times).NextAfter(clock.GetUtcNow()) is { } next)
        {
            await markers.AddAsync(new(schedule.Id, next), cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5101, Level = LogLevel.Information, Message = "Report schedule {ScheduleId} was created by {Actor}.")]
        public static partial void Created(ILogger logger, string scheduleId, string actor);

        [LoggerMessage(EventId = 5102, Level = LogLevel.Information, Message = "Report schedule {ScheduleId} was changed by {Actor}.")]
        public static partial void Changed(ILogger logger, string scheduleId, string actor);

        [LoggerMessage(EventId = 5103, Level = LogLevel.Information, Message = "Report schedule {ScheduleId} was deleted.")]
        public static partial void Deleted(ILogger logger, string scheduleId);
    }
}
