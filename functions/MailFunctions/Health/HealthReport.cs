using MailFunctions.Accounts;

namespace MailFunctions.Health;

/// <summary>Whether the instance is well.</summary>
/// <param name="Ok">Whether all is well.</param>
/// <param name="Checks">What was looked at.</param>
/// <param name="Overdue">How many accounts wait for a check that should have been long ago; <see langword="null"/> if nobody counted.</param>
public sealed record HealthReport(bool Ok, IReadOnlyList<HealthCheck> Checks, OverdueAccounts? Overdue = null);
