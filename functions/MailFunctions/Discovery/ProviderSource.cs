using DnsClient;
using DnsClient.Protocol;
using MailFunctions.Http;
using Microsoft.Extensions.Options;

namespace MailFunctions.Discovery;

/// <summary>What is known about large providers: by the address's domain, and by who takes the domain's mail in (its MX records).</summary>
internal sealed class ProviderSource(DomainNames names, LookupTimer timer, IOptions<DiscoveryOptions> options) : ISettingsSource
{
    /// <inheritdoc/>
    public async Task<Finding[]> LookAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var provider = Providers.All.FirstOrDefault(each => each.Owns(address.AsciiDomain));
        var (subject, look) = provider is null
            ? ($"{address.AsciiDomain} MX", (Func<CancellationToken, Task<Found>>)(stop => ByExchangerAsync(address, stop)))
            : (address.AsciiDomain, _ => Task.FromResult(Of(provider, $"This is a domain of {provider.Name}.", address)));
        return [await timer.RunAsync(ProposalSource.Preset, subject, TimeSpan.FromSeconds(options.Value.DnsSeconds), look, cancellationToken)];
    }

    private async Task<Found> ByExchangerAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var answer = await names.AskAsync<MxRecord>(address.AsciiDomain, QueryType.MX, cancellationToken);
        if (answer.Fault is { } fault)
        {
            return Found.Failed(fault);
        }

        var hosts = answer.Records.OrderBy(record => record.Preference).Select(record => record.Exchange.Value.TrimEnd('.').ToLowerInvariant()).ToList();
        if (hosts.Count == 0)
        {
            return Found.Nothing("The domain has no MX record; check it for a typing error.");
        }

        if (hosts[0].Length == 0)
        {
            return Found.NotOffered("The domain says that it takes no mail (RFC 7505).");
        }

        return Providers.All.FirstOrDefault(each => each.Exchanges(hosts[0])) is { } provider
            ? Of(provider, $"{hosts[0]} is a mail exchanger of {provider.Name}.", address)
            : Found.Nothing($"{hosts[0]} is not a mail exchanger of a provider that is known here.");
    }

    private static Found Of(Provider provider, string detail, EmailAddress address) =>
        provider.Propose(address) is { Count: > 0 } proposals
            ? Found.Settings(detail, proposals)
            : Found.NotOffered($"{detail} {provider.Note}");
}
