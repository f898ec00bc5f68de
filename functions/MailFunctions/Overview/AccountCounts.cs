using MailFunctions.Accounts;

namespace MailFunctions.Overview;

/// <summary>How many accounts there are.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Enabled">How many are enabled.</param>
/// <param name="ByState">How many of the enabled ones are doing how: every state with its number, as the accounts report finds them with <c>status=enabled</c> and <c>checkState</c>.</param>
public sealed record AccountCounts(int Total, int Enabled, IReadOnlyDictionary<CheckState, int> ByState);
