namespace MailFunctions.Accounts;

/// <summary>The kinds of failure of a check.</summary>
public enum CheckErrorCode
{
    /// <summary>The server's name cannot be resolved.</summary>
    DnsFailure,

    /// <summary>Nothing listens on the server's port, or a firewall refuses.</summary>
    ConnectionRefused,

    /// <summary>The server did not answer the connection in time.</summary>
    ConnectTimeout,

    /// <summary>The server does not offer the TLS that the account asks for.</summary>
    TlsNotOffered,

    /// <summary>The server's certificate is not valid, or TLS could not be agreed on.</summary>
    CertificateInvalid,

    /// <summary>The server refuses the user name or the password.</summary>
    AuthenticationFailed,

    /// <summary>The server says that it cannot serve now.</summary>
    ServerUnavailable,

    /// <summary>Another session has the maildrop locked (RFC 1939, section 4).</summary>
    MailboxLocked,

    /// <summary>The folder does not exist on the server.</summary>
    FolderNotFound,

    /// <summary>The server broke the protocol or closed the connection.</summary>
    ProtocolError,

    /// <summary>The server lists a message and does not give it out. All others are taken in; this one is asked for again at each check.</summary>
    MessageRefused,

    /// <summary>The egress policy forbids the server's address.</summary>
    EgressDenied,

    /// <summary>The network connector failed.</summary>
    ConnectorFailed,

    /// <summary>The credential, or its secret in the vault, does not exist.</summary>
    CredentialMissing,

    /// <summary>The vault does not answer: our failure, not the account's.</summary>
    VaultUnavailable,

    /// <summary>Our storage does not answer: our failure, not the account's.</summary>
    StorageUnavailable,

    /// <summary>The server stopped answering, or the check took too long.</summary>
    Timeout,
}
