namespace MailFunctions.Accounts;

/// <summary>The steps of a check, in their order. A connection test ends with <see cref="OpenMailbox"/>.</summary>
public enum CheckStep
{
    /// <summary>Read the credential from the vault.</summary>
    Credential,

    /// <summary>Resolve the server's name and hold its addresses to the egress policy.</summary>
    Resolve,

    /// <summary>Connect to the server.</summary>
    Connect,

    /// <summary>Negotiate TLS and validate the certificate.</summary>
    Secure,

    /// <summary>Read the server's greeting.</summary>
    Greet,

    /// <summary>Log in.</summary>
    Authenticate,

    /// <summary>Open the mailbox.</summary>
    OpenMailbox,

    /// <summary>Find and download what is new.</summary>
    Fetch,

    /// <summary>Store what was downloaded.</summary>
    Store,

    /// <summary>Delete from the server what is stored.</summary>
    Delete,
}
