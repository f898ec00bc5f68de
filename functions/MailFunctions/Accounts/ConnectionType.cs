using System.Text.Json.Serialization;

namespace MailFunctions.Accounts;

/// <summary>How a connection is made secure. Both are TLS (RFC 8314); they differ in when it begins.</summary>
public enum ConnectionType
{
    /// <summary>TLS from the first byte: ports 993 and 995 (RFC 8314, section 3).</summary>
    [JsonStringEnumMemberName("SSL")]
    Ssl,

    /// <summary>STARTTLS or STLS on the plain port, mandatory (RFC 9051, section 6.2.1; RFC 2595, section 4).</summary>
    [JsonStringEnumMemberName("TLS")]
    Tls,
}
