namespace MailFunctions.Notifications;

/// <summary>The notifications as a caller describes them: what is absent gets its default.</summary>
public sealed record NotificationDraft
{
    /// <inheritdoc cref="NotificationSettings.Enabled"/>
    public bool? Enabled { get; init; }

    /// <inheritdoc cref="NotificationSettings.Recipients"/>
    public IReadOnlyList<string>? Recipients { get; init; }

    /// <inheritdoc cref="NotificationSettings.IntervalMinutes"/>
    public int? IntervalMinutes { get; init; }

    /// <inheritdoc cref="NotificationSettings.GraceMinutes"/>
    public int? GraceMinutes { get; init; }

    /// <inheritdoc cref="NotificationSettings.Recoveries"/>
    public bool? Recoveries { get; init; }

    /// <summary>The settings that a valid draft describes.</summary>
    public NotificationSettings ToSettings() => new()
    {
        Enabled = Enabled ?? Recipients is { Count: > 0 },
        Recipients = Email.Recipients.Distinct(Recipients),
        IntervalMinutes = IntervalMinutes ?? 15,
        GraceMinutes = GraceMinutes ?? 10,
        Recoveries = Recoveries ?? true,
    };
}
