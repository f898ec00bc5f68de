using System.Net;
using System.Net.Sockets;

namespace MailFunctions.Security;

/// <summary>Finds the IPv4 addresses that an IPv6 address leads to.</summary>
internal static class EmbeddedAddresses
{
    private const byte UniversalBit = 0x02;

    // IPv4-translated addresses (RFC 7915, section 1) and the well-known prefix of NAT64 (RFC 6052, section 2.1).
    private static readonly IPNetwork[] InLastBytes = [IPNetwork.Parse("::ffff:0:0:0/96"), IPNetwork.Parse("64:ff9b::/96")];

    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork LocalNat64 = IPNetwork.Parse("64:ff9b:1::/48");

    // Where an IPv4 address is within one of local NAT64, by the length of the prefix: 48, 56, 64 and 96 (RFC 6052, section 2.2).
    private static readonly int[][] LocalNat64Bytes = [[6, 7, 9, 10], [7, 9, 10, 11], [9, 10, 11, 12], [12, 13, 14, 15]];

    /// <summary>The address and those within it; for an IPv4-mapped or IPv4-compatible one (RFC 4291, section 2.5.5) the IPv4 address alone.</summary>
    public static IEnumerable<IPAddress> Of(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return [address];
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return [address.MapToIPv4()];
        }

        // Without its zone, which would hide that ::1%1 is ::1.
        var bytes = address.GetAddressBytes();
        var bare = new IPAddress(bytes);
        return Compatible.Contains(bare) && !IPAddress.IsLoopback(bare)
            ? [At(bytes, 12, 13, 14, 15)]
            : [bare, .. Within(bare, bytes)];
    }

    private static IEnumerable<IPAddress> Within(IPAddress address, byte[] bytes)
    {
        if (Array.Exists(InLastBytes, network => network.Contains(address)) || IsIsatap(bytes))
        {
            yield return At(bytes, 12, 13, 14, 15);
        }

        if (SixToFour.Contains(address))
        {
            yield return At(bytes, 2, 3, 4, 5);
        }

        if (!LocalNat64.Contains(address))
        {
            yield break;
        }

        foreach (var places in LocalNat64Bytes)
        {
            // Which of the places holds the address only its network knows: none that begins with zeros, but for the last.
            if (bytes[places[0]] != 0 || places[0] == 12)
            {
                yield return At(bytes, places);
            }
        }
    }

    /// <summary>Whether the interface identifier is an IPv4 address of ISATAP (RFC 5214, section 6.1).</summary>
    private static bool IsIsatap(byte[] bytes) =>
        bytes.AsSpan(8, 4) is [var first, 0, 0x5E, 0xFE] && (first & ~UniversalBit) == 0;

    private static IPAddress At(byte[] bytes, params int[] places) => new([.. places.Select(place => bytes[place])]);
}
