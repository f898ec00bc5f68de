namespace MailFunctions.Tests.Security.Egress;

/// <summary>Ways to write hosts that this product must not connect to, or only when it is allowed to.</summary>
internal static class Spelling
{
    /// <summary>This machine.</summary>
    public static readonly string[] Loopback =
    [
        "127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "0177.0.0.1", "0177.1", "0x7f.0.0.1", "0x7f.1", "0x7f000001", "0X7F000001",
        "2130706433", "017700000001", "127.0.0.1.", "１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "127．0．0．1",
        "::1", "[::1]", "0:0:0:0:0:0:0:1", "0000:0000:0000:0000:0000:0000:0000:0001", "::0001", "::1%1",
        "::ffff:127.0.0.1", "::ffff:7f00:1", "[::ffff:127.0.0.1]", "::127.0.0.1", "::7f00:1", "::ffff:0:127.0.0.1", "::ffff:0:7f00:1",
        "64:ff9b::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1", "2a00:1450::5efe:127.0.0.1", "2a00:1450::200:5efe:7f00:1",
        "localhost", "LOCALHOST", "LocalHost.", "mail.localhost", "ｌｏｃａｌｈｏｓｔ",
    ];

    /// <summary>Private networks.</summary>
    public static readonly string[] Private =
    [
        "10.0.0.1", "10.1", "012.0.0.1", "0xa000001", "167772161", "172.16.0.1", "172.31.255.254", "192.168.0.1", "192.168.257", "3232235521",
        "100.64.0.1", "１０.0.0.1", "fc00::1", "fd12:3456::1", "fec0::1", "::ffff:10.0.0.1", "::10.0.0.1", "::ffff:0:a00:1", "64:ff9b::a00:1",
        "64:ff9b:1::808:808", "64:ff9b:1::a00:1", "2002:a00:1::1", "2002:c0a8:101::1", "2a00:1450::5efe:10.0.0.1",
    ];

    /// <summary>What is never allowed: link-local addresses, those of clouds' metadata, and what is not unicast.</summary>
    public static readonly string[] Never =
    [
        "0", "0.0.0.0", "0.0.0.1", "0x0", "::", "[::]", "::ffff:0.0.0.0", "::2", "64:ff9b::",
        "169.254.169.254", "169.254.43518", "0xa9fea9fe", "2852039166", "0251.0376.0251.0376", "169.254.169.254.", "１６９.254.169.254",
        "fe80::1", "fe80::1%1", "[fe80::1]", "::ffff:169.254.169.254", "::a9fe:a9fe", "::ffff:0:a9fe:a9fe", "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::a9fe:a9fe", "64:ff9b:1:a9fe:a9:fe00::", "64:ff9b:1:a9:fe:a9fe::", "64:ff9b:1:0:a9:fea9:fe00::", "2002:a9fe:a9fe::1",
        "2a00:1450::5efe:a9fe:a9fe", "2001:0:4136:e378:8000:63bf:5601:5601", "2001::1", "168.63.129.16", "100.100.100.200", "192.0.0.192",
        "fd00:ec2::254", "fd20:ce::254", "fd00:c1::a9fe:a9fe", "192.88.99.1",
        "224.0.0.1", "239.255.255.250", "255.255.255.255", "4294967295", "240.0.0.1", "ff02::1", "ff0e::1",
    ];

    /// <summary>All.</summary>
    public static IEnumerable<string> All => [.. Loopback, .. Private, .. Never];
}
