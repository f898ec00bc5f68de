using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Security.Audit;

/// <summary>Which records of the audit are asked for, in the words of the API; what is absent does not restrict.</summary>
public sealed record AuditParameters
{
    /// <summary>Those that began then or later: a day or a time in ISO 8601, UTC unless it says otherwise.</summary>
    [MaxLength(AuditQuery.MaxLength)]
    public string? From { get; init; }

    /// <summary>Those that began before then.</summary>
    [MaxLength(AuditQuery.MaxLength)]
    public string? To { get; init; }

    /// <summary>Those of somebody: their id or, whatever the case, the name that they had then.</summary>
    [MaxLength(AuditQuery.MaxLength)]
    public string? Actor { get; init; }

    /// <summary>Those of an action.</summary>
    public AuditAction? Action { get; init; }

    /// <summary>Those of a thing and of what belongs to it, such as <c>account/42</c> with its messages.</summary>
    [MaxLength(AuditQuery.MaxLength)]
    public string? Target { get; init; }
}
