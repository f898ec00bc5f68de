using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Reports;

/// <summary>How long reports are kept: settings <c>Reports__*</c>.</summary>
public sealed class ReportOptions
{
    /// <summary>How long an export is kept, in days.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 7;

    /// <summary>How long a download link works, in minutes; never longer than the export is kept.</summary>
    [Range(1, 7 * 24 * 60)]
    public int LinkMinutes { get; set; } = 60;

    /// <summary>How long an export is kept.</summary>
    public TimeSpan Keep => TimeSpan.FromDays(KeepDays);

    /// <summary>How long a download link works.</summary>
    public TimeSpan Link => TimeSpan.FromMinutes(LinkMinutes);
}
