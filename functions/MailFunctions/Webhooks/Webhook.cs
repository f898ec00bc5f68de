using System.Text.Json.Serialization;
using MailFunctions.Storage;

namespace MailFunctions.Webhooks;

/// <summary>Another system that is told of events.</summary>
public sealed record Webhook : INamed
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Where events are sent: HTTPS, unless the settings allow HTTP.</summary>
    public required Uri Url { get; init; }

    /// <summary>Which events.</summary>
    public required IReadOnlyList<EventType> Events { get; init; }

    /// <summary>Whether events are sent.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Why not; <see langword="null"/> if they are.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>Since when not, UTC.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>The secret that signs; only in the answer to the request that set it, and never kept here.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>The version of the secret in the vault.</summary>
    [JsonIgnore]
    public string SecretVersion { get; init; } = "";

    /// <summary>The version of the secret before it; <see langword="null"/> if there was none.</summary>
    [JsonIgnore]
    public string? PreviousSecretVersion { get; init; }

    /// <summary>Until when the secret before it signs too, UTC; <see langword="null"/> if there was none.</summary>
    public DateTimeOffset? PreviousSecretUntil { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When somebody changed it last, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string UpdatedBy { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string ETag { get; init; } = "";

    /// <summary>The name only, so that no log ever shows the secret.</summary>
    public override string ToString() => Name;
}
