using System.Text.Json.Serialization;
using Azure;
using MailFunctions.Email;
using MailFunctions.Storage;

namespace MailFunctions.Notifications;

/// <summary>One e-mail about the health of accounts: what it says, and how far it is.</summary>
public sealed record HealthDigest
{
    /// <summary>Its name: those of later ones sort before those of earlier ones.</summary>
    public required string Id { get; init; }

    /// <summary>When it was decided what it says, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who gets it.</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    /// <summary>What it says, the largest groups of each trouble first.</summary>
    public required IReadOnlyList<DigestGroup> Groups { get; init; }

    /// <summary>How many accounts there are in groups that are not named.</summary>
    public required int MoreAccounts { get; init; }

    /// <summary>How far the e-mail is.</summary>
    public EmailDelivery Email { get; init; } = new() { Status = DeliveryStatus.Waiting };

    /// <summary>When the next attempt to send it is, UTC; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>The row's ETag.</summary>
    [JsonIgnore]
    public ETag ETag { get; init; }

    /// <summary>How many accounts it tells of.</summary>
    [JsonIgnore]
    public int Accounts => Groups.Sum(group => group.Accounts) + MoreAccounts;

    /// <summary>The name of a digest of a time.</summary>
    public static string IdAt(DateTimeOffset time) => TimeKeys.NewestFirst(time);
}
