using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Security.Audit;

/// <summary>How long the audit is kept: settings <c>Retention__*</c>.</summary>
public sealed class AuditOptions
{
    /// <summary>For how many days records are kept, besides the day they are of; 0 for ever.</summary>
    [Range(0, 36_500)]
    public int AuditDays { get; set; } = 400;
}
