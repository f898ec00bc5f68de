using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security;

/// <summary>
/// Decides which addresses this product may connect to. Names are resolved here, every address is checked, and callers connect
/// to the addresses they are given, so that a name cannot mean one thing when it is checked and another when it is used.
/// </summary>
public sealed class EgressPolicy
{
    // Link-local addresses hold the clouds' metadata services, as some others do; nothing that is not unicast can be connected to;
    // and Teredo (RFC 4380) and the 6to4 relays (RFC 7526) lead to hosts that the address only hides.
    private static readonly IPNetwork[] Never = Parse(
        "0.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32", "100.100.100.200/32", "192.0.0.192/32", "192.88.99.0/24",
        "fe80::/10", "ff00::/8", "fd00:ec2::254/128", "fd20:ce::254/128", "fd00:c1::a9fe:a9fe/128", "2001::/32");

    private static readonly IPNetwork[] Loopback = Parse("127.0.0.0/8", "::1/128");

    private static readonly IPNetwork[] Private = Parse(
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "192.0.0.0/24", "198.18.0.0/15", "fc00::/7", "fec0::/10",
        "64:ff9b:1::/48");

    private readonly IPNetwork[] _denied;
    private readonly IPNetwork[] _allowed;

    /// <summary>Reads the policy from the settings.</summary>
    /// <exception cref="FormatException">A network is not in CIDR notation.</exception>
    public EgressPolicy(IOptions<EgressOptions> options)
    {
        var settings = options.Value;
        _allowed = Parse([.. settings.Allow]);
        _denied =
        [
            .. settings.AllowLoopback ? [] : Loopback,
            .. settings.AllowPrivate ? [] : Private,
            .. Parse([.. settings.Deny]),
        ];
    }

    /// <summary>Resolves a host.</summary>
    /// <param name="host">A name, or an IP address.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The addresses that may be connected to; empty if the host has only others.</returns>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = HostText.AddressOf(host) is { } literal
            ? [literal]
            : await Dns.GetHostAddressesAsync(HostText.IsThisMachine(host) ? HostText.LocalName : host, cancellationToken);
        return [.. addresses.Where(IsAllowed)];
    }

    /// <summary>Whether a host may be named to a proxy, which resolves names itself: all but forbidden addresses, in whatever spelling.</summary>
    public bool MayName(string host) =>
        HostText.AddressOf(host) is { } literal ? IsAllowed(literal) : !HostText.IsThisMachine(host) || IsAllowed(IPAddress.Loopback);

    /// <summary>Whether an address may be connected to, and every IPv4 address within it that it may lead to.</summary>
    public bool IsAllowed(IPAddress address) => EmbeddedAddresses.Of(address).All(IsAllowedItself);

    private bool IsAllowedItself(IPAddress address) => !IsIn(Never, address) && (IsIn(_allowed, address) || !IsIn(_denied, address));

    private static bool IsIn(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IPNetwork[] Parse(params string[] networks) => Array.ConvertAll(networks, IPNetwork.Parse);
}
