namespace MailFunctions.Reports.Schedules;

/// <summary>How often a report is made.</summary>
public enum Frequency
{
    /// <summary>Every day at a time.</summary>
    Daily,

    /// <summary>On some days of the week at a time.</summary>
    Weekly,

    /// <summary>On a day of the month, or its last, at a time.</summary>
    Monthly,

    /// <summary>As a cron expression of five fields says.</summary>
    Cron,
}
