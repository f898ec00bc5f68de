namespace MailFunctions.Benchmarks;

/// <summary>Another program's figure.</summary>
/// <param name="Name">The program.</param>
/// <param name="Figure">Its figure, in the unit of ours.</param>
internal sealed record Peer(string Name, double Figure);
