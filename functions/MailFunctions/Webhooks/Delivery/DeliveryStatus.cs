using MailFunctions.Contract;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>How far a delivery is.</summary>
[SchemaName("WebhookDeliveryStatus")]
public enum DeliveryStatus
{
    /// <summary>It will be tried, or tried again.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Every attempt failed, and there will be no other.</summary>
    Failed,

    /// <summary>The webhook was disabled before the receiver took it.</summary>
    Cancelled,
}
