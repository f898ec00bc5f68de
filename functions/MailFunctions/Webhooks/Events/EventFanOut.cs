using MailFunctions.Webhooks.Delivery;

namespace MailFunctions.Webhooks.Events;

/// <summary>Gives events to the webhooks that want them.</summary>
public sealed class EventFanOut(EnabledWebhooks webhooks, DeliveryStore deliveries, QueuedDeliveries queue, TimeProvider clock)
{
    /// <summary>Makes the deliveries; done again, it makes none twice.</summary>
    public async Task RunAsync(IReadOnlyCollection<WebhookEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0)
        {
            return;
        }

        foreach (var webhook in await webhooks.AllAsync(cancellationToken))
        {
            var wanted = events.Where(happened => webhook.Events.Contains(happened.Type)).ToList();
            if (wanted.Count > 0)
            {
                await deliveries.AddAsync(webhook.Id, wanted, clock.GetUtcNow(), cancellationToken);
                await queue.WakeAsync(webhook.Id, TimeSpan.Zero, cancellationToken);
            }
        }
    }
}
