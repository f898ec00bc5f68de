using System.Net;
using System.Text;

namespace MailFunctions.Security;

/// <summary>Reads hosts as resolvers, proxies and browsers may: what looks like a name can be an address.</summary>
internal static class HostText
{
    /// <summary>The name of the machine that resolves it.</summary>
    public const string LocalName = "localhost";

    /// <summary>The address that a host is: dotted or not, decimal, octal or hexadecimal, in brackets, with a dot behind it, or in digits of other scripts.</summary>
    /// <returns><see langword="null"/> if it is a name.</returns>
    public static IPAddress? AddressOf(string host) =>
        IPAddress.TryParse(host, out var address) || IPAddress.TryParse(Plain(host), out address) ? address : null;

    /// <summary>Whether the name always stands for the machine that resolves it (RFC 6761, section 6.3).</summary>
    public static bool IsThisMachine(string host)
    {
        var name = Plain(host);
        return name.Equals(LocalName, StringComparison.OrdinalIgnoreCase) || name.EndsWith("." + LocalName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The host in the characters that names in the DNS have (UTS 46), without the dot of the root.</summary>
    private static string Plain(string host) =>
        (Ascii.IsValid(host) ? host : host.Normalize(NormalizationForm.FormKC).Replace('\u3002', '.')).TrimEnd('.');
}
