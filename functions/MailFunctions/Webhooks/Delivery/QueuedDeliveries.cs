using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using MailFunctions.Http;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>The queue <c>webhook-deliveries</c>: webhooks that have something to deliver. What they have is in the table; a message that gets lost is made up for within a minute.</summary>
public sealed partial class QueuedDeliveries(QueueServiceClient queues, ILogger<QueuedDeliveries> logger)
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "webhook-deliveries";

    private readonly QueueClient _queue = queues.GetQueueClient(QueueName);

    /// <summary>Puts a webhook on the queue.</summary>
    public Task AddAsync(string webhookId, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(new DeliveryTask(webhookId), Json.Options), delay, cancellationToken: cancellationToken);

    /// <summary>Puts a webhook on the queue, if storage answers.</summary>
    public async Task WakeAsync(string webhookId, TimeSpan delay, CancellationToken cancellationToken)
    {
        try
        {
            await AddAsync(webhookId, delay, cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            Log.NotWoken(logger, exception, webhookId);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 6101, Level = LogLevel.Warning, Message = "Webhook {WebhookId} could not be put on the queue; what it has to deliver is found within a minute.")]
        public static partial void NotWoken(ILogger logger, Exception exception, string webhookId);
    }
}
