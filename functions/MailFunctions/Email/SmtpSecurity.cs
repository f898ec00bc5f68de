namespace MailFunctions.Email;

/// <summary>How the connection to the relay is made secure.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS, mandatory (RFC 3207).</summary>
    Tls,

    /// <summary>TLS from the first byte (RFC 8314, section 3.3).</summary>
    Ssl,

    /// <summary>Not at all; nothing is logged in with then.</summary>
    None,
}
