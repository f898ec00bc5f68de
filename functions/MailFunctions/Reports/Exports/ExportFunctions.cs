using MailFunctions.Accounts;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Reports.Exports;

/// <summary>Reports as files: asked for, written by a queue, downloaded through a link.</summary>
public sealed class ExportFunctions(
    ExportStore store,
    ExportStart start,
    ExportLinks links,
    ExportPurge purge)
{
    private const string Collection = "api/exports";

    /// <summary>Asks for an export; the answer's <c>Location</c> shows how far it is.</summary>
    [Function("CreateExport")]
    [Requires(Role.ReportsManage)]
    [Takes<ExportDraft>]
    [Answers<ExportView>(StatusCodes.Status202Accepted)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!(await request.ReadObjectAsync(["application/json"], cancellationToken)).TryGet(out var json, out var problem))
        {
            return problem;
        }

        var body = new Query(json);
        body.Choice("report", (ExportView.AccountsReport, true));
        body.Require("report", "is required: accounts.");
        var selection = AccountSelection.Read(body, "filter.");
        var columns = body.Choice("columns", EnumWords.Choices<ExportColumns>()) ?? ExportColumns.Report;
        if (body.Problem is { } wrong)
        {
            return wrong;
        }

        var export = await start.RunAsync(selection, columns, Actor.Of(request), cancellationToken);
        return Answer.Accepted(request, $"/{Collection}/{export.Id}", await ViewAsync(export, cancellationToken));
    }

    /// <summary>The exports, newest first.</summary>
    [Function("ListExports")]
    [Requires(Role.ReportsManage)]
    [TakesQuery<PageParameters>]
    [Answers<Page<ExportView>>]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        const string ListName = "exports";
        var query = new Query(request);
        var (size, position) = (query.PageSize(), query.Position(ListName));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var exports = store.AfterAsync(position, size + 1, cancellationToken);
        var found = exports.Select((export, stop) => new ValueTask<ExportView>(ViewAsync(export, stop)));
        return Answer.Ok(await found.TakePageAsync(size, ListName, export => export.Id, cancellationToken));
    }

    /// <summary>One export: how far it is, and the link to its file.</summary>
    [Function("GetExport")]
    [Requires(Role.ReportsManage)]
    [Answers<ExportView>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection + "/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } export)
        {
            return Problem.NotFound("id: there is no export of this name, or no longer.");
        }

        request.HttpContext.Response.Headers.CacheControl = "private, no-store";
        return Answer.Ok(await ViewAsync(export, cancellationToken));
    }

    /// <summary>Every hour: deletes exports whose time is over.</summary>
    [Function("PurgeExports")]
    public Task PurgeExports([TimerTrigger("0 31 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        purge.RunAsync(cancellationToken);

    private async Task<ExportView> ViewAsync(Export export, CancellationToken cancellationToken) =>
        ExportView.Of(export, export.Status == ExportStatus.Ready ? await links.OfAsync(export, cancellationToken) : null);
}
