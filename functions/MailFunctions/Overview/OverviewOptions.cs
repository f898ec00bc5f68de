using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Overview;

/// <summary>How the overview is made: settings <c>Overview__*</c>.</summary>
public sealed class OverviewOptions
{
    /// <summary>How often an instance counts the accounts at most, in seconds.</summary>
    [Range(1, 3600)]
    public int CountSeconds { get; set; } = 60;

    /// <summary>How often an instance counts the accounts at most.</summary>
    public TimeSpan CountEvery => TimeSpan.FromSeconds(CountSeconds);
}
