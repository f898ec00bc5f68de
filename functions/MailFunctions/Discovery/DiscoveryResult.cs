namespace MailFunctions.Discovery;

/// <summary>What could be found out about an address's mailbox.</summary>
/// <param name="EmailAddress">The address.</param>
/// <param name="Domain">Its domain as the DNS has it.</param>
/// <param name="Proposals">Settings to try, the best first.</param>
/// <param name="Lookups">All that was looked at, and how it went.</param>
public sealed record DiscoveryResult(
    string EmailAddress,
    string Domain,
    IReadOnlyList<Proposal> Proposals,
    IReadOnlyList<Lookup> Lookups);
