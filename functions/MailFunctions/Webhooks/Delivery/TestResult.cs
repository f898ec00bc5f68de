using MailFunctions.Contract;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>How a webhook's test went.</summary>
/// <param name="DeliveryId">The delivery in the webhook's history.</param>
/// <param name="EventId">The event's name, which is its <c>webhook-id</c>.</param>
/// <param name="Status">Whether the receiver took it.</param>
/// <param name="StatusCode">What the receiver answered; <see langword="null"/> if it did not.</param>
/// <param name="Milliseconds">How long it took, in milliseconds.</param>
/// <param name="Error">What went wrong, and what to do about it; <see langword="null"/> if nothing.</param>
/// <param name="Answer">The beginning of the answer's body in one line, without secrets.</param>
[SchemaName("WebhookTestResult")]
public sealed record TestResult(string DeliveryId, string EventId, DeliveryStatus Status, int? StatusCode, long Milliseconds, string? Error, string Answer);
