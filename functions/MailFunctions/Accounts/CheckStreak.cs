namespace MailFunctions.Accounts;

/// <summary>
/// Uneventful checks in a row (no new mail, no failure). They share one entry in the check history, whose count and end
/// are kept here, so that an idle check costs no write to the history.
/// </summary>
/// <param name="StartedAt">When the first of them began, UTC: the entry's key.</param>
/// <param name="EndedAt">When the last of them ended, UTC.</param>
/// <param name="Checks">How many they are.</param>
public sealed record CheckStreak(DateTimeOffset StartedAt, DateTimeOffset EndedAt, int Checks);
