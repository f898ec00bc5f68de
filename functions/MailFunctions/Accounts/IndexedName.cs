namespace MailFunctions.Accounts;

/// <summary>An entry of the index of names.</summary>
/// <param name="Name">The name.</param>
/// <param name="Id">The account that has it.</param>
public sealed record IndexedName(string Name, AccountId Id);
