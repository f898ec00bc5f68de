namespace MailFunctions.Accounts;

/// <summary>How many accounts should have been checked three intervals ago, and were not.</summary>
/// <param name="Accounts">How many.</param>
/// <param name="CountedAt">When the timer counted them, UTC: long ago, if it does not go off.</param>
public sealed record OverdueAccounts(int Accounts, DateTimeOffset CountedAt);
