using MailFunctions.Contract;
using MailFunctions.Email;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Notifications;

/// <summary>Who is told when accounts fail or recover.</summary>
public sealed class NotificationFunctions(
    NotificationStore store,
    NotificationRules rules,
    HealthDigests digests,
    HealthDigestStore history,
    HealthMail mail,
    Relay relay,
    AuditTrail audit,
    TimeProvider clock)
{
    private const string Resource = "api/notifications";
    private const string ListName = "health-digests";

    /// <summary>The settings.</summary>
    [Function("GetNotifications")]
    [Requires(Role.ReportsManage)]
    [Answers<NotificationSettings>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var settings = await store.GetAsync(cancellationToken);
        return Answer.Ok(request, settings, settings.ETag);
    }

    /// <summary>Replaces the settings; what is absent gets its default.</summary>
    [Function("ReplaceNotifications")]
    [Requires(Role.ReportsManage)]
    [Takes<NotificationDraft>]
    [Answers<NotificationSettings>]
    public async Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Resource)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!IfMatch.Read(request).TryGet(out var ifMatch, out var problem))
        {
            return problem;
        }

        var present = await store.GetAsync(cancellationToken);
        if (!ifMatch.Matches(present.ETag))
        {
            return Problem.Stale();
        }

        if (!(await request.ReadAsync(rules, cancellationToken)).TryGet(out var draft, out problem))
        {
            return problem;
        }

        var actor = Actor.Of(request);
        var settings = draft.ToSettings() with { UpdatedAt = clock.GetUtcNow(), UpdatedBy = actor.Name };
        var entry = new AuditEntry(AuditAction.NotificationsChanged, AuditTarget.Notifications, present, settings);
        var changed = await audit.ChangeAsync<NotificationSettings>(
            actor,
            entry,
            async () => await store.UpdateAsync(present, settings, cancellationToken) is { } updated ? updated : Problem.Stale(),
            cancellationToken);
        return changed.TryGet(out var updated, out problem) ? Answer.Ok(request, updated, updated.ETag) : problem;
    }

    /// <summary>Sends the recipients an e-mail now, to see whether it comes through.</summary>
    [Function("TestNotifications")]
    [Requires(Role.ReportsManage)]
    [Limited(Limit.Tests)]
    [Answers<SmtpOutcome>]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Resource + "/test")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (await store.GetAsync(cancellationToken) is not { Recipients.Count: > 0 } settings)
        {
            return Problem.Conflict("There are no recipients: name some first, with PUT.");
        }

        return Answer.Ok(await relay.SendAsync(mail.WriteTest(settings.Recipients, clock.GetUtcNow()), cancellationToken));
    }

    /// <summary>The e-mails about the health of accounts, newest first, and how far they are.</summary>
    [Function("ListHealthDigests")]
    [Requires(Role.ReportsManage)]
    [TakesQuery<PageParameters>]
    [Answers<Page<HealthDigest>>]
    public async Task<IResult> ListDigests(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource + "/digests")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var (size, position) = (query.PageSize(), query.Position(ListName));
        return query.Problem is { } problem
            ? problem
            : Answer.Ok(await history.AfterAsync(position, size + 1, cancellationToken).TakePageAsync(size, ListName, digest => digest.Id, cancellationToken));
    }

    /// <summary>Every minute: tells people what there is to tell.</summary>
    [Function("SendHealthDigests")]
    public Task SendHealthDigests([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => digests.RunAsync(cancellationToken);
}
