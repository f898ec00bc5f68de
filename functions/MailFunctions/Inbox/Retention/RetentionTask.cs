using MailFunctions.Accounts;

namespace MailFunctions.Inbox.Retention;

/// <summary>A message of the queue <c>message-purges</c>: accounts that may have something that is too old.</summary>
/// <param name="Accounts">The accounts.</param>
/// <param name="Attempt">How often they were tried, this time included.</param>
public sealed record RetentionTask(IReadOnlyList<AccountId> Accounts, int Attempt = 1);
