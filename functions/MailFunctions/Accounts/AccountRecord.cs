namespace MailFunctions.Accounts;

/// <summary>An account with what checking knows about it.</summary>
/// <param name="Account">Its settings.</param>
/// <param name="State">What checking knows.</param>
public sealed record AccountRecord(Account Account, AccountState State);
