namespace MailFunctions.Discovery;

/// <summary>Something that was looked at.</summary>
/// <param name="Source">What kind of thing.</param>
/// <param name="Subject">What: a DNS name with the record's type, an address in the web, a provider.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">What was found, or why nothing was, for people.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record Lookup(ProposalSource Source, string Subject, LookupOutcome Outcome, string Detail, double Milliseconds);
