using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking.Statistics;

/// <summary>How checks are counted: settings <c>Statistics__*</c>.</summary>
public sealed class StatisticsOptions
{
    /// <summary>How often an instance writes what it counted, in seconds; one that is killed loses what it counted since.</summary>
    [Range(1, 3600)]
    public int WriteSeconds { get; set; } = 60;

    /// <summary>For how many days the totals of days are kept.</summary>
    [Range(14, 3650)]
    public int KeepDays { get; set; } = 35;
}
