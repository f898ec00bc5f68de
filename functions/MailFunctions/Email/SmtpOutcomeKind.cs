namespace MailFunctions.Email;

/// <summary>Whether a relay took an e-mail.</summary>
public enum SmtpOutcomeKind
{
    /// <summary>It did.</summary>
    Accepted,

    /// <summary>It did not, and may later (a reply of 4xx, RFC 5321, section 4.2.1; or nobody was reached).</summary>
    Deferred,

    /// <summary>It did not, and will not.</summary>
    Refused,

    /// <summary>The connection broke when the whole e-mail was out and the answer was not in: nobody can tell.</summary>
    Unknown,
}
