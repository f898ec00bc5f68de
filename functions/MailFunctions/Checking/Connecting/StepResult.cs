using MailFunctions.Accounts;

namespace MailFunctions.Checking.Connecting;

/// <summary>One step of a connection, as it went.</summary>
/// <param name="Step">The step.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Detail">What was found, for people: the address, the TLS version, the greeting …</param>
/// <param name="Error">Why it failed; <see langword="null"/> if it did not.</param>
public sealed record StepResult(CheckStep Step, TimeSpan Duration, string? Detail, CheckError? Error);
