using MailFunctions.Storage;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>What attempts to deliver mean: for the delivery, for its receiver, for the webhook.</summary>
internal static class DeliveryVerdicts
{
    /// <summary>The delivery after an attempt.</summary>
    public static WebhookDelivery After(WebhookDelivery before, PostOutcome outcome, DateTimeOffset now)
    {
        var tried = before.After(outcome.Attempt);
        return outcome.Verdict switch
        {
            PostVerdict.Delivered => tried.Ended(DeliveryStatus.Delivered, now, reason: null),
            PostVerdict.Gone => tried.Ended(DeliveryStatus.Failed, now, outcome.Attempt.Error),
            _ when RetrySchedule.After(tried.CycleAttempts, outcome.RetryAfter) is { } wait => tried with { NextAttemptAt = TimeKeys.Rounded(now + wait) },
            _ => tried.Ended(DeliveryStatus.Failed, now, outcome.Attempt.Error),
        };
    }

    /// <summary>Why the webhook is to be disabled: its receiver says so, or nothing came through for more than a day.</summary>
    /// <returns><see langword="null"/> if it is not.</returns>
    public static string? ReasonToDisable(ReceiverState state, List<(WebhookDelivery Before, WebhookDelivery After)> ended, PostOutcome[] outcomes)
    {
        if (outcomes.FirstOrDefault(outcome => outcome.Verdict == PostVerdict.Gone) is { } gone)
        {
            return gone.Attempt.Error;
        }

        if (outcomes.Any(outcome => outcome.Verdict == PostVerdict.Delivered))
        {
            return null;
        }

        var hopeless = ended.Select(pair => pair.After)
            .FirstOrDefault(delivery => delivery.Status == DeliveryStatus.Failed && !(state.LastDeliveredAt >= delivery.FirstAttemptAt));
        return hopeless is null
            ? null
            : $"Nothing came through since {hopeless.FirstAttemptAt:yyyy-MM-dd HH:mm} UTC, in {RetrySchedule.Attempts} attempts of one event and others. {hopeless.Reason}";
    }

    /// <summary>What is known of the receiver after some attempts at once.</summary>
    public static ReceiverState StateAfter(
        ReceiverState state,
        List<(WebhookDelivery Before, WebhookDelivery After)> ended,
        PostOutcome[] outcomes,
        DateTimeOffset now)
    {
        var delivered = outcomes.Count(outcome => outcome.Verdict == PostVerdict.Delivered);
        var after = delivered > 0 ? state.Delivered(now, delivered == outcomes.Length) : state.Failed(now, ended[0].Before);
        if (ended.Exists(pair => pair.After.Id == after.FirstFailing && pair.After.Status != DeliveryStatus.Waiting))
        {
            after = after with { FirstFailing = null };
        }

        if (outcomes.Max(outcome => outcome.RetryAfter) is { } wish && now + RetrySchedule.Bounded(wish) is var wished && !(after.ProbeAt > wished))
        {
            after = after with { ProbeAt = wished };
        }

        return after;
    }
}
