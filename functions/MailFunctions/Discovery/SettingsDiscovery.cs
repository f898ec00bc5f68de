using MailFunctions.Http;

namespace MailFunctions.Discovery;

/// <summary>Finds out which settings an address's mailbox may have. Nothing is connected to but name servers and the domain's web servers.</summary>
public sealed class SettingsDiscovery
{
    private readonly IEnumerable<ISettingsSource> _sources;

    internal SettingsDiscovery(IEnumerable<ISettingsSource> sources) => _sources = sources;

    /// <summary>Looks everywhere at once.</summary>
    internal async Task<DiscoveryResult> RunAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var findings = (await Task.WhenAll(_sources.Select(source => source.LookAsync(address, cancellationToken)))).SelectMany(found => found).ToList();
        return new DiscoveryResult(
            address.ToString(),
            address.AsciiDomain,
            InOrder(findings.SelectMany(finding => finding.Proposals)),
            [.. findings.Select(finding => finding.Lookup)]);
    }

    /// <summary>
    /// The secure before the others, the verified before the others, then as source and publisher prefer them. What several sources
    /// say is told once, by the first that is certain of it.
    /// </summary>
    private static List<Proposal> InOrder(IEnumerable<Proposal> found)
    {
        var ordered = found
            .OrderByDescending(proposal => proposal.SecureConnection)
            .ThenByDescending(proposal => proposal.Verified)
            .ThenBy(proposal => proposal.Source)
            .ThenBy(proposal => proposal.Priority);
        var proposals = new List<Proposal>();
        foreach (var proposal in ordered)
        {
            if (!proposals.Exists(proposal.LeadsWhere))
            {
                proposals.Add(proposal);
            }
        }

        return proposals;
    }
}
