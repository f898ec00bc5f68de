namespace MailFunctions.Reports.Schedules;

/// <summary>Why a report was made.</summary>
public enum ReportTrigger
{
    /// <summary>It was due.</summary>
    Schedule,

    /// <summary>Somebody asked for it.</summary>
    Request,
}
