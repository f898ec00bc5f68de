using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Accounts;

/// <summary>In which order a report shows accounts, in the words of the API.</summary>
public sealed record AccountOrderParameters
{
    /// <summary>The order: by number or by name, with a hyphen from the other end.</summary>
    [AllowedValues("id", "-id", "name", "-name")]
    [DefaultValue("id")]
    public string? Sort { get; init; }
}
