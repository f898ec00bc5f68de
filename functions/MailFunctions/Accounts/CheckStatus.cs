namespace MailFunctions.Accounts;

/// <summary>How an account is doing, as the API shows it.</summary>
/// <param name="State">In a word.</param>
/// <param name="LastCheckedAt">When the last check ended, UTC.</param>
/// <param name="LastSuccessAt">When the last successful check ended, UTC.</param>
/// <param name="NextCheckAt">When the next automatic check is meant to be, UTC.</param>
/// <param name="ConsecutiveFailures">How many checks failed in a row.</param>
/// <param name="LastError">Why the last check failed.</param>
/// <param name="MessagesStored">How many of its messages are stored.</param>
/// <param name="Progress">How far a mailbox is taken in that takes several turns; <see langword="null"/> if nothing waits.</param>
public sealed record CheckStatus(
    CheckState State,
    DateTimeOffset? LastCheckedAt,
    DateTimeOffset? LastSuccessAt,
    DateTimeOffset? NextCheckAt,
    int ConsecutiveFailures,
    CheckError? LastError,
    long MessagesStored,
    CheckProgress? Progress)
{
    /// <summary>The status that follows from settings, state and time.</summary>
    public static CheckStatus Of(Account account, AccountState state, DateTimeOffset now) => new(
        StateOf(account.CheckInterval, state, now),
        state.LastCheckedAt,
        state.LastSuccessAt,
        state.NextCheckAt,
        state.ConsecutiveFailures,
        state.LastError,
        state.MessagesStored,
        state.MessagesRemaining > 0 ? new CheckProgress(state.MessagesStored, state.MessagesStored + state.MessagesRemaining) : null);

    /// <summary>The state in a word.</summary>
    /// <param name="checkInterval">The time between two automatic checks.</param>
    /// <param name="state">What checking knows.</param>
    /// <param name="now">The time.</param>
    public static CheckState StateOf(TimeSpan checkInterval, AccountState state, DateTimeOffset now) => state switch
    {
        { SuspendedAt: not null } => CheckState.Suspended,
        _ when AccountSchedule.OverdueAt(checkInterval, state) < now => CheckState.Overdue,
        { QueuedUntil: { } until } when until > now => CheckState.Queued,
        { ConsecutiveFailures: > 0 } or { LastError.Code: CheckErrorCode.MessageRefused } => CheckState.Failing,
        { LastSuccessAt: null } => CheckState.Never,
        _ => CheckState.Ok,
    };
}
