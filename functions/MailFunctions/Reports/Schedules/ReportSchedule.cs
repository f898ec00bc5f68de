using System.Text.Json.Serialization;
using MailFunctions.Accounts;
using MailFunctions.Storage;

namespace MailFunctions.Reports.Schedules;

/// <summary>A report that is made again and again.</summary>
public sealed record ReportSchedule : INamed
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Which accounts, in which order.</summary>
    public required AccountSelection Selection { get; init; }

    /// <summary>When.</summary>
    public required ScheduleTimes Times { get; init; }

    /// <summary>Who gets it by e-mail: addresses.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Words that come with it; <see langword="null"/> for none.</summary>
    public string? Message { get; init; }

    /// <summary>Whether it is made at all.</summary>
    public required bool Enabled { get; init; }

    /// <summary>When the schedule was created, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who created it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string UpdatedBy { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string ETag { get; init; } = "";
}
