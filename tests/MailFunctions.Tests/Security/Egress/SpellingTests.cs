using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Tests.Security.Egress;

/// <summary>The policy sees through every spelling, whatever else is allowed.</summary>
public sealed class SpellingTests
{
    public static TheoryData<string, bool, bool> Combinations()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (var host in Spelling.All)
        {
            data.Add(host, false, false);
            data.Add(host, true, false);
            data.Add(host, false, true);
            data.Add(host, true, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task Host_is_connected_to_if_its_kind_is_allowed(string host, bool allowLoopback, bool allowPrivate)
    {
        var policy = Policy(new() { AllowLoopback = allowLoopback, AllowPrivate = allowPrivate });
        var allowed = (allowLoopback && Spelling.Loopback.Contains(host)) || (allowPrivate && Spelling.Private.Contains(host));

        // A name may lead to IPv4 and IPv6; either is of the same kind.
        (await policy.ResolveAsync(host, TestContext.Current.CancellationToken)).Any().ShouldBe(allowed);
        policy.MayName(host).ShouldBe(allowed);
    }

    [Theory]
    [InlineData("8.8.8.8", "8.8.8.8")]
    [InlineData("010.8.8.8", "8.8.8.8")]
    [InlineData("８.8.8.8", "8.8.8.8")]
    [InlineData("8.8.8.8.", "8.8.8.8")]
    [InlineData("64:ff9b::808:808", "64:ff9b::808:808")]
    [InlineData("2001:4860:4860::8888", "2001:4860:4860::8888")]
    [InlineData("2002:808:808::1", "2002:808:808::1")]
    public async Task Other_spellings_of_public_addresses_are_what_they_mean(string host, string address) =>
        (await Policy(new()).ResolveAsync(host, TestContext.Current.CancellationToken)).ShouldHaveSingleItem().ShouldBe(System.Net.IPAddress.Parse(address));

    [Theory]
    [InlineData("imap.example.com")]
    [InlineData("localhost.example.com")]
    [InlineData("notlocalhost")]
    [InlineData("1.2.3.4.example.com")]
    public void Names_may_be_named_to_proxies(string host) => Policy(new()).MayName(host).ShouldBeTrue();

    [Theory]
    [InlineData("mail.localhost")]
    [InlineData("mail.LOCALHOST.")]
    [InlineData("ｌｏｃａｌｈｏｓｔ")]
    public void Names_of_the_proxys_own_machine_may_not(string host) => Policy(new() { AllowPrivate = true }).MayName(host).ShouldBeFalse();

    private static EgressPolicy Policy(EgressOptions options) => new(Options.Create(options));
}
