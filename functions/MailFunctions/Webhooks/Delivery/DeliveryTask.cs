namespace MailFunctions.Webhooks.Delivery;

/// <summary>A message of the queue <c>webhook-deliveries</c>.</summary>
/// <param name="Webhook">The webhook that may have something to deliver.</param>
public sealed record DeliveryTask(string Webhook);
