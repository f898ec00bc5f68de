namespace MailFunctions.Health;

/// <summary>Whether one service can be reached.</summary>
/// <param name="Name">The service.</param>
/// <param name="Ok">Whether it can be reached.</param>
public sealed record HealthCheck(string Name, bool Ok);
