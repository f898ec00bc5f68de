using System.ComponentModel;

namespace MailFunctions.Accounts.Import;

/// <summary>How a file is imported.</summary>
public sealed record ImportParameters
{
    /// <summary>Whether it is only told what would be made of each row.</summary>
    [DefaultValue(false)]
    public bool? DryRun { get; init; }
}
