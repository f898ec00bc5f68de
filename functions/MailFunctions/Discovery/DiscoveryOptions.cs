using System.ComponentModel.DataAnnotations;
using System.Net;

namespace MailFunctions.Discovery;

/// <summary>Where settings are looked for, and for how long: settings <c>Discovery__*</c>.</summary>
public sealed class DiscoveryOptions
{
    /// <summary>The name servers, each an IP address with or without a port; the system's if there are none.</summary>
    public IList<string> NameServers { get; } = [];

    /// <summary>How long one question to the DNS may take, in seconds.</summary>
    [Range(1, 60)]
    public int DnsSeconds { get; set; } = 5;

    /// <summary>How long one autoconfig document may take, in seconds.</summary>
    [Range(1, 60)]
    public int HttpSeconds { get; set; } = 10;

    /// <summary>The port of HTTPS.</summary>
    [Range(1, 65535)]
    public int HttpsPort { get; set; } = 443;

    /// <summary>The port of HTTP.</summary>
    [Range(1, 65535)]
    public int HttpPort { get; set; } = 80;

    /// <summary>Whether autoconfig documents are taken over HTTP too, where anybody on the way can change them.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>The name servers' addresses.</summary>
    internal IPEndPoint[] NameServerEndPoints =>
        [.. NameServers.Select(IPEndPoint.Parse).Select(server => server.Port == 0 ? new IPEndPoint(server.Address, 53) : server)];
}
