using System.Text.Json.Serialization;

namespace MailFunctions.Connectors;

/// <summary>What a network connector speaks.</summary>
public enum ConnectorType
{
    /// <summary>SOCKS 4a: names are resolved by the proxy; at most a user id.</summary>
    [JsonStringEnumMemberName("SOCKS4A")]
    Socks4a,

    /// <summary>SOCKS 5 (RFC 1928), with or without user name and password (RFC 1929).</summary>
    [JsonStringEnumMemberName("SOCKS5")]
    Socks5,

    /// <summary>HTTP CONNECT (RFC 9110, section 9.3.6), with or without Basic authentication.</summary>
    [JsonStringEnumMemberName("HTTP")]
    Http,
}
