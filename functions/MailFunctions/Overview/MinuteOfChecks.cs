namespace MailFunctions.Overview;

/// <summary>How many checks ended in a minute.</summary>
/// <param name="At">When the minute began, UTC.</param>
/// <param name="Succeeded">How many succeeded.</param>
/// <param name="Failed">How many failed.</param>
public sealed record MinuteOfChecks(DateTimeOffset At, int Succeeded, int Failed);
