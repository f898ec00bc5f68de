using System.Text.Json;

namespace MailFunctions.Security.Audit;

/// <summary>What the audit keeps of something that somebody did.</summary>
public sealed record AuditRecord
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it, by the name they had then.</summary>
    public required string Actor { get; init; }

    /// <summary>Their id, which stays the same whatever the name; empty if nobody was signed in.</summary>
    public required string ActorId { get; init; }

    /// <summary>The address that the request came from; <see langword="null"/> if there was no request.</summary>
    public required string? Source { get; init; }

    /// <summary>What was done.</summary>
    public required AuditAction Action { get; init; }

    /// <summary>On what.</summary>
    public required string Target { get; init; }

    /// <summary>What came of it.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>Why it was refused, or what else there is to say; <see langword="null"/> for nothing.</summary>
    public string? Detail { get; init; }

    /// <summary>How often it happened: more than once only for refusals of the same kind within a minute, which are recorded together.</summary>
    public int Times { get; init; } = 1;

    /// <summary>What it was like before; <see langword="null"/> if it was new, or was not changed.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>What it was to be like after; <see langword="null"/> if it was deleted, or was not changed.</summary>
    public JsonElement? After { get; init; }

    /// <summary>The secrets that were given with it, by their names in the request.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The id under which log and traces tell of the same request; <see langword="null"/> if there is none.</summary>
    public string? TraceId { get; init; }
}
