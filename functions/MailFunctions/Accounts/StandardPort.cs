namespace MailFunctions.Accounts;

/// <summary>The registered ports of the mail protocols.</summary>
public static class StandardPort
{
    /// <summary>The port that goes with protocol and security (RFC 9051, RFC 1939, RFC 8314).</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="connectionType">How the connection is secured; <see langword="null"/> if it is not.</param>
    public static int Of(MailProtocol protocol, ConnectionType? connectionType) => (protocol, connectionType) switch
    {
        (MailProtocol.Imap, ConnectionType.Ssl) => 993,
        (MailProtocol.Imap, _) => 143,
        (MailProtocol.Pop3, ConnectionType.Ssl) => 995,
        _ => 110,
    };
}
