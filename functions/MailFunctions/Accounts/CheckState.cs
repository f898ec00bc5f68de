namespace MailFunctions.Accounts;

/// <summary>How an account is doing.</summary>
public enum CheckState
{
    /// <summary>It was never checked.</summary>
    Never,

    /// <summary>A check is on the queue or under way.</summary>
    Queued,

    /// <summary>The last check succeeded.</summary>
    Ok,

    /// <summary>The last check failed; it is tried again.</summary>
    Failing,

    /// <summary>The server refused the credential too often; nothing is tried until account or credential change.</summary>
    Suspended,

    /// <summary>It should have been checked three intervals ago, and was not.</summary>
    Overdue,
}
