namespace MailFunctions.Webhooks;

/// <summary>A webhook as a caller describes it.</summary>
public sealed record WebhookDraft
{
    /// <inheritdoc cref="Webhook.Name"/>
    public string? Name { get; init; }

    /// <inheritdoc cref="Webhook.Url"/>
    public string? Url { get; init; }

    /// <inheritdoc cref="Webhook.Events"/>
    public IReadOnlyList<EventType>? Events { get; init; }

    /// <inheritdoc cref="Webhook.Enabled"/>
    public bool? Enabled { get; init; }

    /// <summary>The secret: <c>whsec_</c> and 24 to 64 bytes in Base64; goes to the vault. Absent, a new webhook gets one, and an old one keeps its own.</summary>
    public string? Secret { get; init; }

    /// <summary>Whether an old webhook gets a new secret.</summary>
    public bool? RotateSecret { get; init; }

    /// <summary>Whether a new secret is to take the place of the present one.</summary>
    internal bool Rotates => Secret is not null || RotateSecret is true;

    /// <summary>The name only, so that no log ever shows the secret.</summary>
    public override string ToString() => $"{Name}";
}
