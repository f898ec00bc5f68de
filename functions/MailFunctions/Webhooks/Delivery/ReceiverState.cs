using Azure;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>What is known of a webhook's receiver, and who is delivering to it.</summary>
public sealed record ReceiverState
{
    /// <summary>How many deliveries are tried at once to a receiver that is well.</summary>
    public const int MostAtOnce = 16;

    /// <summary>The webhook.</summary>
    public required string WebhookId { get; init; }

    /// <summary>Who delivers.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Until when nobody else does, UTC.</summary>
    public DateTimeOffset LeasedUntil { get; init; }

    /// <summary>When the webhook that all this is about was changed, UTC.</summary>
    public DateTimeOffset ConfiguredAt { get; init; }

    /// <summary>Since when nothing comes through, UTC; <see langword="null"/> if the last attempts did.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    /// <summary>How many tries have failed since then.</summary>
    public int Failures { get; init; }

    /// <summary>Before when nothing is tried, UTC.</summary>
    public DateTimeOffset? ProbeAt { get; init; }

    /// <summary>The delivery that failed first since then.</summary>
    public string? FirstFailing { get; init; }

    /// <summary>How many deliveries are tried at once.</summary>
    public int AtOnce { get; init; } = MostAtOnce;

    /// <summary>When something was delivered last, UTC.</summary>
    public DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>The row's ETag.</summary>
    public ETag ETag { get; init; }

    /// <summary>The state for a webhook as it is now: of one that was changed nothing is known to fail.</summary>
    public ReceiverState For(Webhook webhook) => ConfiguredAt == webhook.UpdatedAt
        ? this
        : this with { ConfiguredAt = webhook.UpdatedAt, FailingSince = null, Failures = 0, ProbeAt = null, FirstFailing = null, AtOnce = MostAtOnce };

    /// <summary>The state after something was delivered; a receiver that comes back is not overrun.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="all">Whether all that was tried was delivered.</param>
    public ReceiverState Delivered(DateTimeOffset at, bool all) => this with
    {
        FailingSince = null,
        Failures = 0,
        ProbeAt = null,
        FirstFailing = null,
        LastDeliveredAt = at,
        AtOnce = Math.Clamp(all ? AtOnce * 2 : AtOnce / 2, 1, MostAtOnce),
    };

    /// <summary>The state after nothing that was tried was delivered.</summary>
    /// <param name="at">When, UTC.</param>
    /// <param name="first">The first of what was tried.</param>
    public ReceiverState Failed(DateTimeOffset at, WebhookDelivery first) => this with
    {
        FailingSince = FailingSince ?? at,
        Failures = Failures + 1,
        ProbeAt = at + RetrySchedule.ProbeAfter(Failures + 1),
        FirstFailing = FirstFailing ?? first.Id,
        AtOnce = 1,
    };
}
