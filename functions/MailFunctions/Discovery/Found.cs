namespace MailFunctions.Discovery;

/// <summary>What a look-up came to.</summary>
/// <param name="Outcome">How it went.</param>
/// <param name="Detail">What was found, or why nothing was, for people.</param>
/// <param name="Proposals">The settings, in the order in which their publisher prefers them.</param>
internal sealed record Found(LookupOutcome Outcome, string Detail, IReadOnlyList<Proposal> Proposals)
{
    /// <summary>There are settings.</summary>
    public static Found Settings(string detail, IReadOnlyList<Proposal> proposals) => new(LookupOutcome.Found, detail, proposals);

    /// <summary>There is nothing.</summary>
    public static Found Nothing(string detail) => new(LookupOutcome.NotFound, detail, []);

    /// <summary>The domain does not offer the service.</summary>
    public static Found NotOffered(string detail) => new(LookupOutcome.NotOffered, detail, []);

    /// <summary>It could not be found out.</summary>
    public static Found Failed(string detail) => new(LookupOutcome.Failed, detail, []);
}
