using MailFunctions.Accounts;

namespace MailFunctions.Checking;

/// <summary>What a check's result means for the account: its state, and when it is due next.</summary>
public static class CheckVerdict
{
    private const int AuthenticationFailuresUntilSuspended = 3;
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromHours(6);

    /// <summary>The state after a check.</summary>
    /// <param name="account">The account's settings at the end of the check.</param>
    /// <param name="state">Its state before the verdict.</param>
    /// <param name="run">What the check did.</param>
    /// <param name="jitter">A random number from 0 to 1 that spreads the retries of accounts that failed together.</param>
    public static AccountState Of(Account account, AccountState state, CheckRun run, double jitter)
    {
        var next = Judge(state, run) with
        {
            QueuedUntil = null,
            LastCheckedAt = run.EndedAt,
            Watermark = run.Watermark ?? state.Watermark,
            MessagesStored = run.TotalStored ?? state.MessagesStored,
        };
        var delay = next.ConsecutiveFailures == 0 ? account.CheckInterval : BackOff(account, next.ConsecutiveFailures, jitter);
        return AccountSchedule.Schedule(account, next, run.EndedAt + delay);
    }

    private static AccountState Judge(AccountState state, CheckRun run)
    {
        if (run.Error is not { } error)
        {
            return AccountSchedule.Forgiven(state) with { LastSuccessAt = run.EndedAt };
        }

        if (IsOurs(error.Code))
        {
            return state with { LastError = error };
        }

        if (error.Code == CheckErrorCode.MessageRefused)
        {
            // The mailbox works: mail that comes in must not wait longer because of a message that does not.
            return AccountSchedule.Forgiven(state) with { LastError = error };
        }

        var refusals = error.Code == CheckErrorCode.AuthenticationFailed ? state.ConsecutiveAuthenticationFailures + 1 : 0;
        return state with
        {
            LastError = error,
            ConsecutiveFailures = state.ConsecutiveFailures + 1,
            ConsecutiveAuthenticationFailures = refusals,
            SuspendedAt = refusals >= AuthenticationFailuresUntilSuspended ? run.EndedAt : null,
        };
    }

    private static bool IsOurs(CheckErrorCode code) => code is CheckErrorCode.VaultUnavailable or CheckErrorCode.StorageUnavailable;

    private static TimeSpan BackOff(Account account, int failures, double jitter)
    {
        var doubled = account.CheckInterval * Math.Pow(2, Math.Min(failures - 1, 20));
        var bounded = doubled < LongestBackOff ? doubled : LongestBackOff;
        return bounded * (1 + (jitter / 5));
    }
}
