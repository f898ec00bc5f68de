using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Storage;

/// <summary>Which of the things with a name are asked for.</summary>
public sealed record NameParameters
{
    /// <summary>A part of the name, whatever its case and accents.</summary>
    [MaxLength(NameRule.MaxLength)]
    public string? Name { get; init; }
}
