using MailFunctions.Http;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Reports.Schedules;

/// <summary>Creates, changes and deletes schedules.</summary>
public sealed partial class ReportScheduleChanges(
    ReportScheduleStore store,
    ReportMarkers markers,
    ReportRunStore runs,
    TimeProvider clock,
    ILogger<ReportScheduleChanges> logger)
{
    /// <summary>Creates the schedule that a valid draft describes.</summary>
    /// <returns>The schedule; problem 409 if its name is taken.</returns>
    public async Task<Result<ReportSchedule>> CreateAsync(ReportScheduleDraft draft, string actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var schedule = draft.ToSchedule(Guid.NewGuid().ToString("N"), (now, actor), (now, actor));
        if (!await store.Names.TakeAsync(schedule.Name, schedule.Id, cancellationToken))
        {
            return Taken(schedule.Name);
        }

        await MarkAsync(schedule, cancellationToken);
        Log.Created(logger, schedule.Id, actor);
        return await store.InsertAsync(schedule, cancellationToken);
    }

    /// <summary>Gives a schedule what a valid draft describes.</summary>
    /// <returns>The schedule; problem 409 as for a new one, 412 if it changed since it was read.</returns>
    public async Task<Result<ReportSchedule>> UpdateAsync(ReportSchedule present, ReportScheduleDraft draft, string actor, CancellationToken cancellationToken)
    {
        var schedule = draft.ToSchedule(present.Id, (present.CreatedAt, present.CreatedBy), (clock.GetUtcNow(), actor));
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

        Log.Changed(logger, schedule.Id, actor);
        return updated;
    }

    /// <summary>Deletes a schedule and the history of its runs; the files stay until their time is over.</summary>
    /// <returns>Nothing; problem 412 if it changed since it was read.</returns>
    public async Task<Problem?> DeleteAsync(ReportSchedule present, CancellationToken cancellationToken)
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

    private static Problem Taken(string name) =>
        Problem.Conflict($"name: another schedule is called {name}. Names are unique regardless of case: choose another one.");

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
