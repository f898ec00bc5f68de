using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using MailFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Reports.Schedules;

/// <summary>Reports that are made again and again.</summary>
public sealed class ReportScheduleFunctions(
    ReportScheduleStore store,
    ReportScheduleChanges changes,
    ReportRunStore runs,
    QueuedReports queue,
    ReportScheduleRules rules,
    AuditTrail audit,
    TimeProvider clock)
{
    private const string Collection = "api/report-schedules";
    private const string Resource = Collection + "/{id}";

    /// <summary>A page of schedules, by name.</summary>
    [Function("ListReportSchedules")]
    [Requires(Role.ReportsManage)]
    [TakesQuery<NameParameters>]
    [TakesQuery<PageParameters>]
    [Answers<Page<ReportScheduleView>>]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken) =>
        store.PageAsync(request, "report-schedules", View, cancellationToken);

    /// <summary>Creates a schedule.</summary>
    [Function("CreateReportSchedule")]
    [Requires(Role.ReportsManage)]
    [Takes<ReportScheduleDraft>]
    [Answers<ReportScheduleView>(StatusCodes.Status201Created)]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!(await request.ReadAsync(rules, cancellationToken)).TryGet(out var draft, out var problem) ||
            !(await changes.CreateAsync(draft, Actor.Of(request), cancellationToken)).TryGet(out var schedule, out problem))
        {
            return problem;
        }

        return Answer.Created(request, $"/{Collection}/{schedule.Id}", View(schedule), schedule.ETag);
    }

    /// <summary>One schedule, and when its next reports are made.</summary>
    [Function("GetReportSchedule")]
    [Requires(Role.ReportsManage)]
    [Answers<ReportScheduleView>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) is { } schedule ? Answer.Ok(request, View(schedule), schedule.ETag) : NoSuchSchedule(id);

    /// <summary>Replaces a schedule; what is absent gets its default.</summary>
    [Function("ReplaceReportSchedule")]
    [Requires(Role.ReportsManage)]
    [Takes<ReportScheduleDraft>]
    [Answers<ReportScheduleView>]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (!(await store.FindAsync(request, id, NoSuchSchedule, cancellationToken)).TryGet(out var present, out var problem) ||
            !(await request.ReadAsync(rules, cancellationToken)).TryGet(out var draft, out problem) ||
            !(await changes.UpdateAsync(present, draft, Actor.Of(request), cancellationToken)).TryGet(out var schedule, out problem))
        {
            return problem;
        }

        return Answer.Ok(request, View(schedule), schedule.ETag);
    }

    /// <summary>Deletes a schedule and the history of its runs.</summary>
    [Function("DeleteReportSchedule")]
    [Requires(Role.ReportsManage)]
    [Answers(StatusCodes.Status204NoContent)]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        store.DeleteAsync(request, id, NoSuchSchedule, changes.DeleteAsync, cancellationToken);

    /// <summary>Makes the report now, whether the schedule is enabled or not.</summary>
    [Function("RunReportSchedule")]
    [Requires(Role.ReportsManage)]
    [Answers<ReportRun>(StatusCodes.Status202Accepted)]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Resource + "/run")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (await store.GetAsync(id, cancellationToken) is null)
        {
            return NoSuchSchedule(id);
        }

        await audit.NoteAsync(Actor.Of(request), new(AuditAction.ScheduleRun, AuditTarget.Schedule(id)), cancellationToken);
        var run = ReportRun.Of(clock.GetUtcNow(), ReportTrigger.Request);
        await runs.AddAsync(id, run, cancellationToken);
        await queue.AddAsync(new ReportTask(Schedule: id, Run: run.Id), cancellationToken);
        return Answer.Accepted(request, $"/{Collection}/{id}/runs", run);
    }

    /// <summary>The runs of a schedule, newest first.</summary>
    [Function("ListReportRuns")]
    [Requires(Role.ReportsManage)]
    [TakesQuery<PageParameters>]
    [Answers<Page<ReportRun>>]
    public async Task<IResult> ListRuns(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource + "/runs")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var list = $"report-runs {id}";
        var (size, position) = (query.PageSize(), query.Position(list));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (await store.GetAsync(id, cancellationToken) is null)
        {
            return NoSuchSchedule(id);
        }

        var found = runs.AfterAsync(id, position, size + 1, cancellationToken);
        return Answer.Ok(await found.TakePageAsync(size, list, run => run.Id, cancellationToken));
    }

    private static Problem NoSuchSchedule(string id) => Problem.NotFound($"id: there is no report schedule {id}.");

    private ReportScheduleView View(ReportSchedule schedule) => ReportScheduleView.Of(schedule, clock.GetUtcNow());
}
