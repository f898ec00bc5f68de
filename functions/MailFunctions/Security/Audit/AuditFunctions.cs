using MailFunctions.Contract;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Security.Audit;

/// <summary>Who did what.</summary>
public sealed class AuditFunctions(AuditStore store, AuditPurge purge)
{
    /// <summary>The audit, newest first.</summary>
    [Function("ListAudit")]
    [Requires(Role.AuditRead)]
    [TakesQuery<AuditParameters>]
    [TakesQuery<PageParameters>]
    [Answers<Page<AuditRecord>>]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var asked = AuditQuery.Read(query);
        var (size, position) = (query.PageSize(), query.Position(asked.List));
        return query.Problem is { } problem
            ? problem
            : Answer.Ok(await store.ReadAsync(asked, position, size + 1, cancellationToken).TakePageAsync(size, asked.List, record => record.Id, cancellationToken));
    }

    /// <summary>Every hour: deletes records whose time is over.</summary>
    [Function("PurgeAudit")]
    public Task Purge([TimerTrigger("0 47 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => purge.RunAsync(cancellationToken);
}
