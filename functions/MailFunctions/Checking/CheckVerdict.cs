using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;
using MailFunctions.Checking.Servers;

namespace MailFunctions.Checking;

/// <summary>What a check's result means for the account: its state, and when it is due next.</summary>
public static class CheckVerdict
{
    private const int AuthenticationFailuresUntilSuspended = 3;
    private static readonly TimeSpan AfterPause = TimeSpan.FromSeconds(30);
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
            MessagesRemaining = run.Remaining ?? state.MessagesRemaining,
        };
        if (account.Enabled && !IsOurs(run.Error?.Code))
        {
            next = next.WithHealth(HealthOf(next, run.Error is not null), run.EndedAt);
        }

        var delay = next.ConsecutiveFailures == 0 ? account.CheckInterval : BackOff(account, next.ConsecutiveFailures, jitter);
        return AccountSchedule.Schedule(account, next, run.EndedAt + delay);
    }

    /// <summary>
    /// The state of an account whose server is left alone: it fails, but whatever it did itself is not counted once more, and it
    /// is due again when the server has been tried.
    /// </summary>
    /// <param name="account">The account's settings.</param>
    /// <param name="state">Its state.</param>
    /// <param name="pause">Why it was not tried.</param>
    /// <param name="now">When that was decided, UTC.</param>
    /// <param name="jitter">A random number from 0 to 1 that spreads the accounts.</param>
    public static AccountState Of(Account account, AccountState state, ServerPause pause, DateTimeOffset now, double jitter)
    {
        var next = state with { QueuedUntil = null, LastError = pause.Error, ConsecutiveFailures = Math.Max(state.ConsecutiveFailures, 1) };
        next = next.WithHealth(HealthOf(next, hasFailed: true), now);
        return AccountSchedule.Schedule(account, next, pause.Until + (AfterPause * (1 + jitter)));
    }

    private static AccountHealth HealthOf(AccountState state, bool hasFailed) => state switch
    {
        { SuspendedAt: not null } => AccountHealth.Suspended,
        _ => hasFailed ? AccountHealth.Failing : AccountHealth.Well,
    };

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

        var failed = state with { LastError = error, ConsecutiveFailures = state.ConsecutiveFailures + 1 };
        return error.Code switch
        {
            CheckErrorCode.AuthenticationFailed => Refused(failed, run),
            // The mailbox works: mail that comes in does not wait longer because of a message that does not.
            CheckErrorCode.MessageRefused => AccountSchedule.Forgiven(state) with { LastError = error },
            // Asked for by hand, it failed otherwise: that does not make the refused log-in any better.
            _ when state.SuspendedAt is not null => failed,
            CheckErrorCode.CredentialMissing => failed with { ConsecutiveAuthenticationFailures = 0, RefusedLogin = run.Login },
            _ => failed with { ConsecutiveAuthenticationFailures = 0, RefusedLogin = null },
        };
    }

    private static AccountState Refused(AccountState state, CheckRun run)
    {
        var refusals = state.ConsecutiveAuthenticationFailures + 1;
        return state with
        {
            ConsecutiveAuthenticationFailures = refusals,
            RefusedLogin = run.Login,
            SuspendedAt = refusals >= AuthenticationFailuresUntilSuspended ? run.EndedAt : null,
        };
    }

    private static bool IsOurs(CheckErrorCode? code) => code is CheckErrorCode.VaultUnavailable or CheckErrorCode.StorageUnavailable;

    private static TimeSpan BackOff(Account account, int failures, double jitter)
    {
        var doubled = account.CheckInterval * Math.Pow(2, Math.Min(failures - 1, 20));
        var bounded = doubled < LongestBackOff ? doubled : LongestBackOff;
        return bounded * (1 + (jitter / 5));
    }
}
