using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Http.Limits;
using MailFunctions.Security;
using MailFunctions.Storage;
using MailFunctions.Webhooks.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Webhooks;

/// <summary>Other systems that are told of events. A webhook tells of all accounts, so only who manages them sees it.</summary>
public sealed class WebhookFunctions(WebhookStore store, WebhookChanges changes, WebhookTest test, WebhookRules rules)
{
    private const string Collection = "api/webhooks";
    private const string Resource = Collection + "/{id}";

    /// <summary>A page of webhooks, by name.</summary>
    [Function("ListWebhooks")]
    [Requires(Role.AccountsManage)]
    [TakesQuery<NameParameters>]
    [TakesQuery<PageParameters>]
    [Answers<Page<Webhook>>]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken) =>
        store.PageAsync(request, "webhooks", cancellationToken);

    /// <summary>Creates a webhook; its secret is in this answer, and in no other.</summary>
    [Function("CreateWebhook")]
    [Requires(Role.AccountsManage)]
    [Takes<WebhookDraft>]
    [Answers<Webhook>(StatusCodes.Status201Created)]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Collection)] HttpRequest request,
        CancellationToken cancellationToken)
    {
        if (!(await request.ReadAsync(rules, cancellationToken)).TryGet(out var draft, out var problem) ||
            !(await changes.CreateAsync(draft, Actor.Of(request), cancellationToken)).TryGet(out var webhook, out problem))
        {
            return problem;
        }

        Conceal(request);
        return Answer.Created(request, $"/{Collection}/{webhook.Id}", webhook, webhook.ETag);
    }

    /// <summary>One webhook.</summary>
    [Function("GetWebhook")]
    [Requires(Role.AccountsManage)]
    [Answers<Webhook>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) is { } webhook ? Answer.Ok(request, webhook, webhook.ETag) : NoSuchWebhook(id);

    /// <summary>Replaces a webhook. Its secret stays, unless the body has a new one or asks for one, which is in this answer then.</summary>
    [Function("ReplaceWebhook")]
    [Requires(Role.AccountsManage)]
    [Takes<WebhookDraft>]
    [Answers<Webhook>]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Replace(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        if (!(await store.FindAsync(request, id, NoSuchWebhook, cancellationToken)).TryGet(out var present, out var problem) ||
            !(await request.ReadAsync(rules, cancellationToken)).TryGet(out var draft, out problem) ||
            !(await changes.UpdateAsync(present, draft, Actor.Of(request), cancellationToken)).TryGet(out var webhook, out problem))
        {
            return problem;
        }

        Conceal(request);
        return Answer.Ok(request, webhook, webhook.ETag);
    }

    /// <summary>Deletes a webhook with its secret and its deliveries.</summary>
    [Function("DeleteWebhook")]
    [Requires(Role.AccountsManage)]
    [Answers(StatusCodes.Status204NoContent)]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Resource)] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        store.DeleteAsync(request, id, NoSuchWebhook, changes.DeleteAsync, cancellationToken);

    /// <summary>Sends a webhook an event that tries it, and answers with how that went.</summary>
    [Function("TestWebhook")]
    [Requires(Role.AccountsManage)]
    [Limited(Limit.Tests)]
    [Answers<TestResult>]
    public async Task<IResult> Test(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Resource + "/test")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) is { } webhook
            ? Answer.Ok(await test.RunAsync(webhook, Actor.Of(request).Name, cancellationToken))
            : NoSuchWebhook(id);

    /// <summary>Nobody on the way keeps an answer that may have a secret.</summary>
    private static void Conceal(HttpRequest request) => request.HttpContext.Response.Headers.CacheControl = "private, no-store";

    private static Problem NoSuchWebhook(string id) => Problem.NotFound($"id: there is no webhook {id}.");
}
