using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking;

/// <summary>How long the check history is kept: settings <c>Retention__*</c>.</summary>
public sealed class CheckHistoryOptions
{
    /// <summary>For how many days after their last check entries are kept, besides the bound on their number; 0 for ever.</summary>
    [Range(0, 36_500)]
    public int CheckDays { get; set; } = 90;
}
