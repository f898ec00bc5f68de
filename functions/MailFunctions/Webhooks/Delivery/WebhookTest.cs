using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Webhooks.Events;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Tries a webhook: sends an event that says so, at once and once.</summary>
public sealed class WebhookTest(WebhookSecrets secrets, WebhookPost post, DeliveryStore deliveries, TimeProvider clock)
{
    /// <summary>Tries it, whether it is enabled or not.</summary>
    /// <returns>How it went, which is in the history then; problem 503 if the vault does not answer.</returns>
    public async Task<Result<TestResult>> RunAsync(Webhook webhook, string actor, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> signing;
        try
        {
            signing = await secrets.SigningAsync(webhook, cancellationToken);
        }
        catch (VaultException)
        {
            return Problem.Unavailable("The vault does not answer, which keeps the webhook's secret. Try again in a moment.");
        }

        var now = clock.GetUtcNow();
        var delivery = DeliveryStore.New(webhook.Id, WebhookEvents.Test(webhook, actor, now), now);
        var outcome = await post.SendAsync(webhook, signing, delivery, cancellationToken);
        var attempt = outcome.Attempt;
        var status = outcome.Verdict == PostVerdict.Delivered ? DeliveryStatus.Delivered : DeliveryStatus.Failed;
        await deliveries.AddAsync(delivery.After(attempt).Ended(status, clock.GetUtcNow(), attempt.Error), cancellationToken);
        return new TestResult(delivery.Id, delivery.EventId, status, attempt.StatusCode, attempt.Milliseconds, attempt.Error, attempt.Answer);
    }
}
