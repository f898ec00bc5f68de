using MailFunctions.Accounts;

namespace MailFunctions.Overview;

/// <summary>An account that needs somebody's attention.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">How it is doing: failing, suspended or overdue.</param>
/// <param name="Since">Since when, UTC; <see langword="null"/> if that is not known.</param>
/// <param name="LastSuccessAt">When the last successful check ended, UTC.</param>
/// <param name="Error">Why the last check failed; <see langword="null"/> if it did not.</param>
public sealed record AttentionItem(AccountId Id, string Name, CheckState State, DateTimeOffset? Since, DateTimeOffset? LastSuccessAt, CheckError? Error)
{
    /// <summary>Worst first: by state, then the longest, then the lowest id.</summary>
    public static IComparer<AttentionItem> WorstFirst { get; } = Comparer<AttentionItem>.Create((left, right) =>
        (Rank(left), left.Since ?? DateTimeOffset.MaxValue, left.Id.Value).CompareTo((Rank(right), right.Since ?? DateTimeOffset.MaxValue, right.Id.Value)));

    /// <summary>The item of an account; <see langword="null"/> if it needs no attention.</summary>
    public static AttentionItem? Of(AccountCondition account) =>
        account is { Enabled: true, State: CheckState.Suspended or CheckState.Overdue or CheckState.Failing }
            ? new(account.Id, account.Name, account.State, account.Since, account.LastSuccessAt, account.Error)
            : null;

    // Suspended accounts wait for a person; overdue ones are not even tried; failing ones are tried again.
    private static int Rank(AttentionItem item) => item.State switch
    {
        CheckState.Suspended => 0,
        CheckState.Overdue => 1,
        _ => 2,
    };
}
