using MailFunctions.Accounts;

namespace MailFunctions.Webhooks.Events;

/// <summary>The account that received a message.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
public sealed record MessageAccount(AccountId Id, string Name);
