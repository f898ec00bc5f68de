using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Inbox;

/// <summary>Which messages of an inbox are asked for.</summary>
public sealed record SearchParameters
{
    /// <summary>The longest text that is looked for, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>What is looked for in subject, senders, recipients and the text's beginning.</summary>
    [MaxLength(MaxLength)]
    public string? Search { get; init; }
}
