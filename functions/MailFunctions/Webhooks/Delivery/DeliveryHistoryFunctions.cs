using System.Text.Json;
using MailFunctions.Contract;
using MailFunctions.Http;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>What webhooks' receivers were told, and how that went.</summary>
public sealed class DeliveryHistoryFunctions(WebhookStore webhooks, DeliveryStore deliveries, QueuedDeliveries queue, AuditTrail audit, TimeProvider clock)
{
    private const string Collection = "api/webhooks/{id}/deliveries";
    private const string Resource = Collection + "/{deliveryId}";

    /// <summary>A page of a webhook's deliveries, newest first.</summary>
    [Function("ListDeliveries")]
    [Requires(Role.AccountsManage)]
    [TakesQuery<PageParameters>]
    [Answers<Page<WebhookDelivery>>]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Collection)] HttpRequest request,
        string id,
        CancellationToken cancellationToken)
    {
        var query = new Query(request);
        var list = $"deliveries {id}";
        var (size, position) = (query.PageSize(), query.Position(list));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (await webhooks.GetAsync(id, cancellationToken) is null)
        {
            return NoSuchWebhook(id);
        }

        var found = deliveries.AfterAsync(id, position, size + 1, cancellationToken);
        return Answer.Ok(await found.TakePageAsync(size, list, delivery => delivery.Id, cancellationToken));
    }

    /// <summary>One delivery, with the event as it is sent.</summary>
    [Function("GetDelivery")]
    [Requires(Role.AccountsManage)]
    [Answers<WebhookDelivery>]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resource)] HttpRequest request,
        string id,
        string deliveryId,
        CancellationToken cancellationToken)
    {
        if (await webhooks.GetAsync(id, cancellationToken) is null)
        {
            return NoSuchWebhook(id);
        }

        return await deliveries.FindAsync(id, deliveryId, cancellationToken) is { } delivery
            ? Answer.Ok(delivery with { Payload = delivery.Body.ToObjectFromJson<JsonElement>() })
            : NoSuchDelivery(deliveryId);
    }

    /// <summary>Delivers an event once more, with the same <c>webhook-id</c>.</summary>
    [Function("ReplayDelivery")]
    [Requires(Role.AccountsManage)]
    [Answers<WebhookDelivery>(StatusCodes.Status202Accepted)]
    [Refuses(StatusCodes.Status409Conflict)]
    public async Task<IResult> Replay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Resource + "/replay")] HttpRequest request,
        string id,
        string deliveryId,
        CancellationToken cancellationToken)
    {
        if (await webhooks.GetAsync(id, cancellationToken) is not { } webhook)
        {
            return NoSuchWebhook(id);
        }

        if (await deliveries.FindAsync(id, deliveryId, cancellationToken) is not { } delivery)
        {
            return NoSuchDelivery(deliveryId);
        }

        if (!webhook.Enabled)
        {
            return Problem.Conflict("The webhook is disabled: enable it first.");
        }

        var entry = new AuditEntry(AuditAction.WebhookReplayed, AuditTarget.Webhook(id)) { Detail = $"Delivery {deliveryId}." };
        await audit.NoteAsync(Actor.Of(request), entry, cancellationToken);
        if (delivery.Status == DeliveryStatus.Waiting || await deliveries.ReplayAsync(delivery, clock.GetUtcNow(), cancellationToken) is not { } replayed)
        {
            return Problem.Conflict("The delivery is not over yet: it is tried again by itself.");
        }

        await queue.WakeAsync(id, TimeSpan.Zero, cancellationToken);
        return Answer.Accepted(request, $"/api/webhooks/{id}/deliveries/{deliveryId}", replayed);
    }

    private static Problem NoSuchWebhook(string id) => Problem.NotFound($"id: there is no webhook {id}.");

    private static Problem NoSuchDelivery(string id) => Problem.NotFound($"deliveryId: the webhook has no delivery {id}, or no longer.");
}
