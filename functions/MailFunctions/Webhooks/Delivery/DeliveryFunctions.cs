using System.Text.Json;
using MailFunctions.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>The queue that delivers events, and the timers that keep it going and the history short.</summary>
public sealed class DeliveryFunctions(DeliveryTurn turn, DueWebhooks due, DeliveryPurge purge)
{
    /// <summary>Delivers what is due to one webhook's receiver.</summary>
    [Function("DeliverEvents")]
    public Task DeliverEvents([QueueTrigger(QueuedDeliveries.QueueName)] string message, CancellationToken cancellationToken) =>
        turn.RunAsync(JsonSerializer.Deserialize<DeliveryTask>(message, Json.Options)!.Webhook, cancellationToken);

    /// <summary>Every minute: puts webhooks whose deliveries are due on the queue.</summary>
    [Function("DispatchDueDeliveries")]
    public Task DispatchDueDeliveries([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        due.RunAsync(cancellationToken);

    /// <summary>Every ten minutes: deletes deliveries of which there are too many, or whose time is over.</summary>
    [Function("PurgeDeliveries")]
    public Task PurgeDeliveries([TimerTrigger("50 7/10 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        purge.RunAsync(cancellationToken);
}
