namespace MailFunctions.Discovery;

/// <summary>What the DNS answered.</summary>
/// <typeparam name="T">The records' type.</typeparam>
/// <param name="Records">The records; none if there are none, or the name does not exist.</param>
/// <param name="Fault">Why there is no answer, for people; <see langword="null"/> if there is one.</param>
internal sealed record DnsAnswer<T>(IReadOnlyList<T> Records, string? Fault);
