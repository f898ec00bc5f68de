using System.Text.Json;
using Azure.Data.Tables;
using MailFunctions.Http;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Deliveries as rows of the table <c>WebhookDeliveries</c>.</summary>
internal static class DeliveryEntity
{
    public const string Status = nameof(WebhookDelivery.Status);

    public static TableEntity Of(WebhookDelivery delivery) => new(delivery.WebhookId, DeliveryKeys.Delivery(delivery.Id))
    {
        [nameof(WebhookDelivery.Type)] = delivery.Type.ToString(),
        [Status] = delivery.Status.ToString(),
        [nameof(WebhookDelivery.NextAttemptAt)] = delivery.NextAttemptAt,
        [nameof(WebhookDelivery.CompletedAt)] = delivery.CompletedAt,
        [nameof(WebhookDelivery.Reason)] = delivery.Reason,
        [nameof(WebhookDelivery.AttemptCount)] = delivery.AttemptCount,
        [nameof(WebhookDelivery.CycleAttempts)] = delivery.CycleAttempts,
        [nameof(WebhookDelivery.FirstAttemptAt)] = delivery.FirstAttemptAt,
        [nameof(WebhookDelivery.Attempts)] = JsonSerializer.Serialize(delivery.Attempts, Json.Options),
        [nameof(WebhookDelivery.Body)] = delivery.Body,
    };

    public static TableEntity Identity(WebhookDelivery delivery) => new(delivery.WebhookId, DeliveryKeys.Identity(delivery.Id));

    /// <summary>The row of a delivery that waits.</summary>
    public static TableEntity Waiting(WebhookDelivery delivery) =>
        new(delivery.WebhookId, DeliveryKeys.Waiting(delivery.NextAttemptAt!.Value, delivery.Id));

    public static WebhookDelivery Read(TableEntity entity)
    {
        var id = entity.RowKey[DeliveryKeys.DeliveryPrefix.Length..];
        return new()
        {
            Id = id,
            WebhookId = entity.PartitionKey,
            CreatedAt = DeliveryKeys.CreatedAt(id),
            Type = Enum.Parse<EventType>(entity.GetString(nameof(WebhookDelivery.Type))),
            Status = Enum.Parse<DeliveryStatus>(entity.GetString(Status)),
            NextAttemptAt = entity.GetDateTimeOffset(nameof(WebhookDelivery.NextAttemptAt)),
            CompletedAt = entity.GetDateTimeOffset(nameof(WebhookDelivery.CompletedAt)),
            Reason = entity.GetString(nameof(WebhookDelivery.Reason)),
            AttemptCount = entity.GetInt32(nameof(WebhookDelivery.AttemptCount)) ?? 0,
            CycleAttempts = entity.GetInt32(nameof(WebhookDelivery.CycleAttempts)) ?? 0,
            FirstAttemptAt = entity.GetDateTimeOffset(nameof(WebhookDelivery.FirstAttemptAt)),
            Attempts = JsonSerializer.Deserialize<IReadOnlyList<DeliveryAttempt>>(entity.GetString(nameof(WebhookDelivery.Attempts)), Json.Options)!,
            Body = entity.GetBinaryData(nameof(WebhookDelivery.Body)),
            ETag = entity.ETag,
        };
    }
}
