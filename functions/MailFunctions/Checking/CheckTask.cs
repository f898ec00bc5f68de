using MailFunctions.Accounts;

namespace MailFunctions.Checking;

/// <summary>The message on the queue <c>account-checks</c>: accounts that one function call checks side by side.</summary>
/// <param name="Accounts">The accounts.</param>
/// <param name="ClaimedUntil">The due markers' time while the check is claimed, UTC: a message whose claim was given up since is passed over.</param>
public sealed record CheckTask(IReadOnlyList<AccountId> Accounts, DateTimeOffset ClaimedUntil);
