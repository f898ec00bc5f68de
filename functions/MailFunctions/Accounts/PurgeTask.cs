namespace MailFunctions.Accounts;

/// <summary>The message on the queue <c>account-purges</c>.</summary>
/// <param name="Account">The deleted account.</param>
public sealed record PurgeTask(AccountId Account);
