namespace MailFunctions.Health;

/// <summary>Whether the instance is well.</summary>
/// <param name="Ok">Whether all is well.</param>
/// <param name="Checks">What was looked at.</param>
public sealed record HealthReport(bool Ok, IReadOnlyList<HealthCheck> Checks);
