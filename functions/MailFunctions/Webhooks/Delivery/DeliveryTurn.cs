using MailFunctions.Credentials;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>
/// Delivers what is due to one webhook's receiver. One instance at a time does so for a webhook: to a receiver that is well a few at once, to
/// one that does not take anything one now and then, while its other deliveries wait.
/// </summary>
public sealed partial class DeliveryTurn(
    WebhookStore webhooks,
    WebhookChanges changes,
    WebhookSecrets secrets,
    WebhookPost post,
    DeliveryStore deliveries,
    ReceiverStates states,
    DeliveryRemoval removal,
    QueuedDeliveries queue,
    IOptions<WebhookOptions> options,
    TimeProvider clock,
    ILogger<DeliveryTurn> logger)
{
    private const int Rounds = 5;

    // What is due later is found by the timer.
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StorageSlack = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan VaultPause = TimeSpan.FromSeconds(30);

    /// <summary>Delivers.</summary>
    public async Task RunAsync(string webhookId, CancellationToken cancellationToken)
    {
        var isBusy = true;
        for (var round = 0; round < Rounds && isBusy; round++)
        {
            if (await states.TakeAsync(webhookId, options.Value.Patience + StorageSlack, cancellationToken) is not { } taken)
            {
                return;
            }

            var worked = await WorkAsync(taken, cancellationToken);
            if (worked is null)
            {
                return;
            }

            // Whoever adds something while the lease is held leaves it to its holder: look again after it is given up.
            await states.ReleaseAsync(worked, cancellationToken);
            if (await deliveries.NextAsync(webhookId, cancellationToken) is not { } next)
            {
                return;
            }

            var wait = (worked.ProbeAt > next ? worked.ProbeAt.Value : next) - clock.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await SleepAsync(taken, worked, wait, cancellationToken);
                return;
            }

            isBusy = round == 0 || worked.ETag != taken.ETag;
        }

        if (isBusy)
        {
            await queue.WakeAsync(webhookId, TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>Whoever did nothing leaves the next turn to those who planned it: turns do not multiply.</summary>
    private Task SleepAsync(ReceiverState taken, ReceiverState worked, TimeSpan wait, CancellationToken cancellationToken) =>
        worked.ETag != taken.ETag && wait <= Soon
            // Whole seconds, as the queue counts them, and none too few.
            ? queue.WakeAsync(worked.WebhookId, TimeSpan.FromSeconds(Math.Ceiling(wait.TotalSeconds)), cancellationToken)
            : Task.CompletedTask;

    /// <returns>The state to give up the lease with; <see langword="null"/> if it is lost, or everything is gone.</returns>
    private async Task<ReceiverState?> WorkAsync(ReceiverState taken, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Longest;
        for (var state = taken; ;)
        {
            var now = clock.GetUtcNow();
            if (now >= until)
            {
                return state;
            }

            var webhook = await webhooks.GetAsync(state.WebhookId, cancellationToken);
            if (webhook is null)
            {
                await removal.RunAsync(state, cancellationToken);
                return null;
            }

            state = state.For(webhook);
            var batch = webhook.Enabled
                ? await BatchAsync(state, now, cancellationToken)
                : await deliveries.DueAsync(state.WebhookId, DateTimeOffset.MaxValue, ReceiverState.MostAtOnce, cancellationToken);
            if (batch.Count == 0)
            {
                return state;
            }

            var next = webhook.Enabled
                ? await DeliverAsync(webhook, state, batch, cancellationToken)
                : await CancelAsync(webhook, state, batch, cancellationToken);
            if (next is null)
            {
                return null;
            }

            state = next;
        }
    }

    /// <summary>
    /// What is tried next. To a receiver in trouble that is one delivery: the one that failed first whenever it is due, so that its day ends;
    /// in between another one, in case it is that one delivery which the receiver cannot take.
    /// </summary>
    private async Task<IReadOnlyList<WebhookDelivery>> BatchAsync(ReceiverState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.ProbeAt > now)
        {
            return [];
        }

        if (state.FirstFailing is { } first &&
            await deliveries.FindAsync(state.WebhookId, first, cancellationToken) is { Status: DeliveryStatus.Waiting } failing &&
            failing.NextAttemptAt <= now)
        {
            return [failing];
        }

        return await deliveries.DueAsync(state.WebhookId, now, state.FailingSince is null ? state.AtOnce : 1, cancellationToken);
    }

    private async Task<ReceiverState?> DeliverAsync(Webhook webhook, ReceiverState state, IReadOnlyList<WebhookDelivery> batch, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> signing;
        try
        {
            signing = await secrets.SigningAsync(webhook, cancellationToken);
        }
        catch (VaultException exception)
        {
            // A failure of ours is none of the receiver's.
            Log.VaultFailed(logger, exception, webhook.Id);
            return await deliveries.RecordAsync(Held(state) with { ProbeAt = clock.GetUtcNow() + VaultPause }, [], cancellationToken);
        }

        var outcomes = await Task.WhenAll(batch.Select(delivery => post.SendAsync(webhook, signing, delivery, cancellationToken)));
        var now = clock.GetUtcNow();
        var ended = batch.Zip(outcomes, (before, outcome) => (Before: before, After: DeliveryVerdicts.After(before, outcome, now))).ToList();
        if (DeliveryVerdicts.ReasonToDisable(state, ended, outcomes) is { } reason)
        {
            await changes.DisableAsync(webhook, reason, cancellationToken);
        }

        var (delivered, error) = (outcomes.Count(outcome => outcome.Verdict == PostVerdict.Delivered), outcomes.FirstOrDefault(outcome => outcome.Attempt.Error is not null)?.Attempt.Error);
        Log.Tried(logger, webhook.Id, delivered, outcomes.Length, outcomes[0].Attempt.Milliseconds, error);
        return await deliveries.RecordAsync(DeliveryVerdicts.StateAfter(Held(state), ended, outcomes, now), ended, cancellationToken);
    }

    private async Task<ReceiverState?> CancelAsync(Webhook webhook, ReceiverState state, IReadOnlyList<WebhookDelivery> batch, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var reason = $"The webhook is disabled. {webhook.DisabledReason}";
        return await deliveries.RecordAsync(
            Held(state), batch.Select(delivery => (delivery, delivery.Ended(DeliveryStatus.Cancelled, now, reason))), cancellationToken);
    }

    private ReceiverState Held(ReceiverState state) => state with { LeasedUntil = clock.GetUtcNow() + options.Value.Patience + StorageSlack };

    private static partial class Log
    {
        [LoggerMessage(EventId = 6111, Level = LogLevel.Information, Message = "Webhook {WebhookId}: {Delivered} of {Tried} events delivered; the first attempt took {Milliseconds} ms. {Error}")]
        public static partial void Tried(ILogger logger, string webhookId, int delivered, int tried, long milliseconds, string? error);

        [LoggerMessage(EventId = 6112, Level = LogLevel.Error, Message = "The secret of webhook {WebhookId} could not be read: the vault does not answer. Its events wait.")]
        public static partial void VaultFailed(ILogger logger, Exception exception, string webhookId);
    }
}
