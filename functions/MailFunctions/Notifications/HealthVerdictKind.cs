namespace MailFunctions.Notifications;

/// <summary>Whether people are told of an account's health.</summary>
public enum HealthVerdictKind
{
    /// <summary>There is nothing to tell, or not yet.</summary>
    Nothing,

    /// <summary>People are told.</summary>
    Tell,

    /// <summary>It counts as told, although nobody wants to hear it.</summary>
    Keep,

    /// <summary>What is known of it is of no use any more.</summary>
    Forget,
}
