using MailFunctions.Contract;

namespace MailFunctions.Overview;

/// <summary>How the product is doing at a glance.</summary>
/// <param name="CountedAt">When the accounts were counted, UTC: up to some minutes ago.</param>
/// <param name="Accounts">How many accounts there are, and how they are doing.</param>
/// <param name="ChecksPerMinute">How many checks ended in each of the last 60 minutes, oldest first; the last minute is not over. Each instance tells of its checks within a minute or so.</param>
/// <param name="MessagesPerDay">How much mail was stored on each of the last 14 days, UTC, oldest first; the last day is today.</param>
/// <param name="Attention">The accounts that need somebody's attention, worst first: suspended, overdue, failing, each the longest first; at most 20.</param>
/// <param name="AttentionTotal">How many accounts need somebody's attention.</param>
[SchemaName("Overview")]
public sealed record OverviewReport(
    DateTimeOffset CountedAt,
    AccountCounts Accounts,
    IReadOnlyList<MinuteOfChecks> ChecksPerMinute,
    IReadOnlyList<DayOfMessages> MessagesPerDay,
    IReadOnlyList<AttentionItem> Attention,
    int AttentionTotal);
