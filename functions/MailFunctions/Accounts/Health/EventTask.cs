namespace MailFunctions.Accounts.Health;

/// <summary>A message of the queue <c>account-events</c>.</summary>
/// <param name="Block">The block of accounts to which something happened.</param>
public sealed record EventTask(int Block);
