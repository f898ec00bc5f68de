using System.Text.Json.Serialization;

namespace MailFunctions.Webhooks;

/// <summary>What other systems can be told of.</summary>
public enum EventType
{
    /// <summary>A message was stored.</summary>
    [JsonStringEnumMemberName("message.stored")]
    MessageStored,

    /// <summary>An account's checks began to fail.</summary>
    [JsonStringEnumMemberName("account.failing")]
    AccountFailing,

    /// <summary>An account's checking was suspended.</summary>
    [JsonStringEnumMemberName("account.suspended")]
    AccountSuspended,

    /// <summary>A check of an account succeeded after others had failed.</summary>
    [JsonStringEnumMemberName("account.recovered")]
    AccountRecovered,

    /// <summary>An export can be downloaded.</summary>
    [JsonStringEnumMemberName("export.ready")]
    ExportReady,

    /// <summary>Somebody tries a webhook; nothing that can be subscribed to.</summary>
    [JsonStringEnumMemberName("webhook.test")]
    WebhookTest,
}
