namespace MailFunctions.Discovery;

/// <summary>A look-up with what it found.</summary>
/// <param name="Lookup">The look-up, as it is told.</param>
/// <param name="Proposals">The settings it found.</param>
internal sealed record Finding(Lookup Lookup, IReadOnlyList<Proposal> Proposals);
