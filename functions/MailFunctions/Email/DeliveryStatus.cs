namespace MailFunctions.Email;

/// <summary>How far the e-mail of a run is.</summary>
public enum DeliveryStatus
{
    /// <summary>There is nobody to send it to.</summary>
    None,

    /// <summary>The relay could not take it yet; it is tried again.</summary>
    Waiting,

    /// <summary>It was about to be sent. Found by a later attempt, nobody can tell whether it was.</summary>
    Sending,

    /// <summary>The relay took it.</summary>
    Sent,

    /// <summary>The relay will not take it.</summary>
    Failed,
}
