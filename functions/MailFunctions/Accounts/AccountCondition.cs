namespace MailFunctions.Accounts;

/// <summary>How an account is doing, as briefly as it can be told.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Enabled">Whether it is checked at all.</param>
/// <param name="State">How it is doing, as <see cref="CheckStatus"/> says.</param>
/// <param name="Since">Since when it is failing, suspended or overdue, UTC; <see langword="null"/> if it is not, or that is not known.</param>
/// <param name="LastSuccessAt">When the last successful check ended, UTC.</param>
/// <param name="Error">Why the last check failed.</param>
public sealed record AccountCondition(
    AccountId Id,
    string Name,
    bool Enabled,
    CheckState State,
    DateTimeOffset? Since,
    DateTimeOffset? LastSuccessAt,
    CheckError? Error)
{
    /// <summary>The condition that follows from settings, state and time.</summary>
    public static AccountCondition Of(AccountId id, string name, bool enabled, TimeSpan checkInterval, AccountState state, DateTimeOffset now)
    {
        var inAWord = CheckStatus.StateOf(checkInterval, state, now);
        var since = inAWord switch
        {
            CheckState.Suspended => state.SuspendedAt,
            CheckState.Overdue => AccountSchedule.OverdueAt(checkInterval, state),
            CheckState.Failing => state.HealthSince,
            _ => null,
        };
        return new(id, name, enabled, inAWord, since, state.LastSuccessAt, state.LastError);
    }
}
