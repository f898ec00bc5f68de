using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using MailFunctions.Storage;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>An event on its way to the receiver of one webhook, and how that went.</summary>
public sealed record WebhookDelivery
{
    private const int AttemptsShown = 10;
    private const int OldAnswerLength = 200;

    /// <summary>Its name: those of later deliveries sort before those of earlier ones.</summary>
    public required string Id { get; init; }

    /// <summary>The webhook.</summary>
    [JsonIgnore]
    public string WebhookId { get; init; } = "";

    /// <summary>The event's name, which is the <c>webhook-id</c> of every attempt.</summary>
    public string EventId => DeliveryKeys.EventIdOf(Id);

    /// <summary>What happened.</summary>
    public required EventType Type { get; init; }

    /// <summary>How far it is.</summary>
    public DeliveryStatus Status { get; init; }

    /// <summary>Since when it is to be delivered, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is tried next, UTC; later if the receiver is in trouble. <see langword="null"/> if it will not be.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it was delivered, failed for good or was cancelled, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it failed or was cancelled.</summary>
    public string? Reason { get; init; }

    /// <summary>How often it was tried, replays included.</summary>
    public int AttemptCount { get; init; }

    /// <summary>The last attempts, oldest first.</summary>
    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    /// <summary>The event as it is sent; only where one delivery is shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public JsonElement? Payload { get; init; }

    /// <summary>How often it was tried since it was made, or replayed.</summary>
    [JsonIgnore]
    public int CycleAttempts { get; init; }

    /// <summary>When it was tried first since then, UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset? FirstAttemptAt { get; init; }

    /// <summary>The body of every attempt.</summary>
    [JsonIgnore]
    public BinaryData Body { get; init; } = BinaryData.Empty;

    /// <summary>The row's ETag.</summary>
    [JsonIgnore]
    public ETag ETag { get; init; }

    /// <summary>It after an attempt, still waiting; whoever tried knows what comes of it.</summary>
    public WebhookDelivery After(DeliveryAttempt attempt) => this with
    {
        AttemptCount = AttemptCount + 1,
        CycleAttempts = CycleAttempts + 1,
        FirstAttemptAt = FirstAttemptAt ?? attempt.At,
        Attempts = [.. Attempts.TakeLast(AttemptsShown - 1).Select(old => old with { Answer = old.Answer[..Math.Min(old.Answer.Length, OldAnswerLength)] }), attempt],
    };

    /// <summary>It at its end.</summary>
    public WebhookDelivery Ended(DeliveryStatus status, DateTimeOffset at, string? reason) =>
        this with { Status = status, NextAttemptAt = null, CompletedAt = at, Reason = reason };

    /// <summary>It from the beginning again.</summary>
    public WebhookDelivery Replayed(DateTimeOffset at) => this with
    {
        Status = DeliveryStatus.Waiting,
        NextAttemptAt = TimeKeys.Rounded(at),
        CompletedAt = null,
        Reason = null,
        CycleAttempts = 0,
        FirstAttemptAt = null,
    };
}
