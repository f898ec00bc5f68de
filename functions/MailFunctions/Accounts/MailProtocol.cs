using System.Text.Json.Serialization;

namespace MailFunctions.Accounts;

/// <summary>How mail is read from the server.</summary>
public enum MailProtocol
{
    /// <summary>IMAP4rev1 (RFC 3501) or IMAP4rev2 (RFC 9051).</summary>
    [JsonStringEnumMemberName("IMAP")]
    Imap,

    /// <summary>POP3 (RFC 1939).</summary>
    [JsonStringEnumMemberName("POP3")]
    Pop3,
}
