using MailFunctions.Discovery;

namespace MailFunctions.Tests.Discovery;

public sealed class ProvidersTests
{
    [Fact]
    public void Every_provider_is_found_by_its_domains_and_its_exchangers()
    {
        foreach (var provider in Providers.All)
        {
            provider.Domains.ShouldAllBe(domain => Providers.All.First(each => each.Owns(domain[0] == '.' ? "some" + domain : domain)) == provider);
            provider.Exchangers.ShouldAllBe(end => Providers.All.First(each => each.Exchanges("mx1." + end)) == provider);
            (provider.Domains.Length + provider.Exchangers.Length).ShouldBeGreaterThan(0, provider.Name);
        }
    }

    [Fact]
    public void Every_provider_has_servers_or_says_why_not()
    {
        foreach (var provider in Providers.All)
        {
            new[] { provider.Imap, provider.Pop3 }.OfType<string>().ShouldAllBe(host => Uri.CheckHostName(host) == UriHostNameType.Dns && !host.Any(char.IsUpper));
            (provider.Imap ?? provider.Note).ShouldNotBeNull(provider.Name);
        }
    }
}
