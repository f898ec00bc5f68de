using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>When an account is due, and what a change of its settings does to what checking knows.</summary>
public static class AccountSchedule
{
    private const int OverdueIntervals = 3;

    // The timer goes off every minute. An account is taken at the time nearest to when it is due, not at the first after it:
    // otherwise every interval would last up to a minute longer, and one of a minute always would.
    private static readonly TimeSpan HalfOfTimer = TimeSpan.FromSeconds(30);

    /// <summary>The state of a new account: due at once if it is checked automatically.</summary>
    public static AccountState Start(Account account, DateTimeOffset now) =>
        Schedule(account, AccountState.New, now);

    /// <summary>The state with the marker that belongs to the account: near this time, or none if the timer does not check it.</summary>
    public static AccountState Schedule(Account account, AccountState state, DateTimeOffset dueAt)
    {
        DateTimeOffset? due = IsAutomatic(account, state) ? TimeKeys.Rounded(dueAt) : null;
        return state with { DueAt = due - HalfOfTimer, NextCheckAt = due };
    }

    /// <summary>
    /// The state after a change of settings: an administrator who changed how the server is reached or logged in to gets a
    /// new try at once, whatever failed before; the interval moves the next check, but never away from what was due earlier.
    /// </summary>
    public static AccountState AfterChange(Account before, Account after, AccountState state, DateTimeOffset now)
    {
        state = after.Enabled ? state : state.Retired();
        if (ReachesDifferently(before, after) || Reenabled(before, after))
        {
            return Schedule(after, Forgiven(state), now);
        }

        if (!IsAutomatic(after, state))
        {
            return Schedule(after, state, now);
        }

        var next = (state.LastCheckedAt ?? now) + after.CheckInterval;
        return state.NextCheckAt <= next ? state : Schedule(after, state, next < now ? now : next);
    }

    /// <summary>The state after a change of what the account's credential logs in with: what was refused with another is tried again at once.</summary>
    public static AccountState AfterLoginChange(Account account, AccountState state, string login, DateTimeOffset now) =>
        state.RefusedLogin is { } refused && refused != login ? Schedule(account, Forgiven(state), now) : state;

    /// <summary>From when on a check that was missed is too late: three intervals after it was meant to be.</summary>
    public static DateTimeOffset? OverdueAt(Account account, AccountState state) => OverdueAt(account.CheckInterval, state);

    /// <summary>The same, from the time between two automatic checks.</summary>
    public static DateTimeOffset? OverdueAt(TimeSpan checkInterval, AccountState state) => state.NextCheckAt + (OverdueIntervals * checkInterval);

    /// <summary>The state without what counted against the account: no failures, not suspended.</summary>
    public static AccountState Forgiven(AccountState state) => state with
    {
        ConsecutiveFailures = 0,
        ConsecutiveAuthenticationFailures = 0,
        SuspendedAt = null,
        RefusedLogin = null,
        LastError = null,
    };

    private static bool IsAutomatic(Account account, AccountState state) =>
        account is { Enabled: true, AutomaticCheck: true } && state.SuspendedAt is null;

    private static bool Reenabled(Account before, Account after) =>
        (!before.Enabled && after.Enabled) || (!before.AutomaticCheck && after.AutomaticCheck);

    private static bool ReachesDifferently(Account before, Account after) => !Reach(before).Equals(Reach(after));

    private static object Reach(Account account) => (
        account.Protocol,
        account.Address,
        account.Port,
        account.Folder,
        account.Since,
        account.SecureConnection,
        account.ConnectionType,
        account.SkipCertificate,
        account.CredentialId,
        account.NetworkConnectorId);
}
