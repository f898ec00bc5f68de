using System.Text.Json.Serialization;

namespace MailFunctions.Notifications;

/// <summary>Who is told when accounts fail or recover, and how.</summary>
public sealed record NotificationSettings
{
    /// <summary>Whether anybody is told.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Who is told, by e-mail: addresses.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>How long nothing is sent after an e-mail, in minutes: what happens meanwhile comes together in the next.</summary>
    public required int IntervalMinutes { get; init; }

    /// <summary>How long an account must have been failing until people are told, in minutes.</summary>
    public required int GraceMinutes { get; init; }

    /// <summary>Whether people are told when accounts recover, too.</summary>
    public required bool Recoveries { get; init; }

    /// <summary>When this was set, UTC; <see langword="null"/> if it never was.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Who set it.</summary>
    public string? UpdatedBy { get; init; }

    /// <summary>The strong ETag, in double quotes.</summary>
    [JsonIgnore]
    public string ETag { get; init; } = "";

    /// <summary>How long nothing is sent after an e-mail.</summary>
    [JsonIgnore]
    public TimeSpan Interval => TimeSpan.FromMinutes(IntervalMinutes);

    /// <summary>How long an account must have been failing until people are told.</summary>
    [JsonIgnore]
    public TimeSpan Grace => TimeSpan.FromMinutes(GraceMinutes);

    /// <summary>Whether there is anybody to tell.</summary>
    [JsonIgnore]
    public bool IsOn => Enabled && Recipients.Count > 0;
}
