namespace MailFunctions.Notifications;

/// <summary>What ails an account, as people are told.</summary>
public enum Trouble
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its checks fail.</summary>
    Failing,

    /// <summary>Its checking is suspended: the server refused the credential too often.</summary>
    Suspended,

    /// <summary>It should have been checked three intervals ago, and was not.</summary>
    Overdue,
}
