namespace MailFunctions.Webhooks.Delivery;

/// <summary>Finds webhooks with something to deliver that nobody is about to deliver: what waited for long, and what was interrupted.</summary>
public sealed class DueWebhooks(EnabledWebhooks webhooks, DeliveryStore deliveries, QueuedDeliveries queue, TimeProvider clock)
{
    private const int InFlight = 8;

    /// <summary>Puts them on the queue.</summary>
    public async Task RunAsync(CancellationToken cancellationToken) => await Parallel.ForEachAsync(
        await webhooks.AllAsync(cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancellationToken },
        async (webhook, stop) =>
        {
            if (await deliveries.NextAsync(webhook.Id, stop) is { } next && next <= clock.GetUtcNow())
            {
                await queue.WakeAsync(webhook.Id, TimeSpan.Zero, stop);
            }
        });
}
