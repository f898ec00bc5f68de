namespace MailFunctions.Security.Audit;

/// <summary>What came of it.</summary>
public enum AuditOutcome
{
    /// <summary>It is under way, or the app or storage ended before the outcome was written down: it may have been done or not.</summary>
    Unknown,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It was refused, and nothing was changed.</summary>
    Refused,

    /// <summary>It failed on our side, and may have been done in part.</summary>
    Failed,
}
