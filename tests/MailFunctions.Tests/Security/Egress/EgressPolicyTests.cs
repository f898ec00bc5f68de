using System.Net;
using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.Security.Egress;

public sealed class EgressPolicyTests
{
    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("64:ff9b::808:808")]
    [InlineData("2a00:1450::1")]
    public void Public_addresses_are_allowed(string address) => Policy().IsAllowed(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("100.100.100.200")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fe80::1%1")]
    [InlineData("ff02::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:a9fe:a9fe::1")]
    public void Some_addresses_are_never_allowed(string address) =>
        Policy(new EgressOptions { AllowLoopback = true, AllowPrivate = true, Allow = { "0.0.0.0/0", "::/0" } })
            .IsAllowed(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("64:ff9b::7f00:1")]
    public void Loopback_is_allowed_by_setting_only(string address)
    {
        Policy(new EgressOptions { AllowPrivate = true }).IsAllowed(IPAddress.Parse(address)).ShouldBeFalse();
        Policy(new EgressOptions { AllowLoopback = true }).IsAllowed(IPAddress.Parse(address)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("fc00::1")]
    [InlineData("fdff::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    public void Private_networks_are_allowed_by_setting_only(string address)
    {
        Policy(new EgressOptions { AllowLoopback = true }).IsAllowed(IPAddress.Parse(address)).ShouldBeFalse();
        Policy(new EgressOptions { AllowPrivate = true }).IsAllowed(IPAddress.Parse(address)).ShouldBeTrue();
    }

    [Fact]
    public void Networks_are_denied_and_allowed_by_name()
    {
        var policy = Policy(new EgressOptions { Deny = { "8.8.0.0/16" }, Allow = { "8.8.4.0/24", "10.1.0.0/16" } });

        policy.IsAllowed(IPAddress.Parse("8.8.8.8")).ShouldBeFalse();
        policy.IsAllowed(IPAddress.Parse("8.8.4.4")).ShouldBeTrue();
        policy.IsAllowed(IPAddress.Parse("10.1.2.3")).ShouldBeTrue();
        policy.IsAllowed(IPAddress.Parse("10.2.2.3")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("0x7f000001")]
    [InlineData("2130706433")]
    [InlineData("[::1]")]
    [InlineData("localhost")]
    public async Task Every_way_to_write_a_forbidden_address_leads_nowhere(string host) =>
        (await Policy().ResolveAsync(host, TestContext.Current.CancellationToken)).ShouldBeEmpty();

    private static EgressPolicy Policy(EgressOptions? options = null) => new(Options.Create(options ?? new EgressOptions()));
}
