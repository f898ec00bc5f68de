using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;
using MailFunctions.Checking.Servers;
using MailFunctions.Credentials;
using MailFunctions.Inbox;
using MailFunctions.Storage;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>Records what checks did: history, state and marker, and the next turn of those that are not through.</summary>
public sealed class CheckVerdicts(
    AccountStore accounts,
    CheckHistory history,
    MessageStore messages,
    QueuedChecks queue,
    AccountPurges purges,
    LoginWatch watch,
    AccountEvents events,
    IOptions<TurnOptions> options,
    TimeProvider clock)
{
    private const int Attempts = 10;

    /// <summary>Records a check. When the account changed meanwhile, the verdict is passed on the account as it is now.</summary>
    public async Task RecordAsync(AccountRecord @checked, CheckRun run, CancellationToken cancellationToken)
    {
        var streak = await history.AddAsync(@checked.Account.Id, @checked.State.Streak, run, cancellationToken);
        AccountRecord? record = @checked;
        for (var attempt = 0; attempt < Attempts && record is not null; attempt++)
        {
            var state = StateAfter(@checked, record, run) with { Streak = streak };
            if (state.SuspendedAt is not null && run.Login is { } login)
            {
                await watch.NoteAsync(record.Account.CredentialId, login, cancellationToken);
            }

            if (await UpdateAsync(record, state, cancellationToken))
            {
                await GoOnAsync(record, state, cancellationToken);
                return;
            }

            record = await accounts.FindAsync(@checked.Account.Id, cancellationToken);
            run = await CountAgainAsync(@checked.Account.Id, run, cancellationToken);
        }

        if (record is null)
        {
            // Deleted while it was checked: what this check stored must go too.
            await purges.RequestAsync(@checked.Account.Id, cancellationToken);
        }
    }

    /// <summary>Gives up a claim without a check.</summary>
    public Task ReleaseAsync(AccountRecord record, CancellationToken cancellationToken)
    {
        var state = AccountSchedule.Schedule(record.Account, record.State with { QueuedUntil = null, TranscriptAskedAt = null }, clock.GetUtcNow() + record.Account.CheckInterval);
        return accounts.UpdateStateAsync(record, state, cancellationToken);
    }

    /// <summary>Puts a check off that was not tried, because the server does not answer anybody.</summary>
    public Task PauseAsync(AccountRecord record, ServerPause pause, CancellationToken cancellationToken)
    {
        var state = CheckVerdict.Of(record.Account, record.State, pause, TimeKeys.Rounded(clock.GetUtcNow()), Random.Shared.NextDouble());
        return UpdateAsync(record, state, cancellationToken);
    }

    /// <summary>Writes a state, and says so if it means something to others.</summary>
    /// <returns>Whether it was written; not if the account changed since it was read.</returns>
    private async Task<bool> UpdateAsync(AccountRecord record, AccountState state, CancellationToken cancellationToken)
    {
        if (!await accounts.UpdateStateAsync(record, state, cancellationToken))
        {
            return false;
        }

        await events.AnnounceAsync(AccountEvent.Of(record.Account, record.State, state), cancellationToken);
        return true;
    }

    /// <summary>What changed the account's state may have been a purge, which changed how much is stored after the check counted it.</summary>
    private async Task<CheckRun> CountAgainAsync(AccountId id, CheckRun run, CancellationToken cancellationToken) => run.TotalStored is null
        ? run
        : run with { TotalStored = (await messages.GetTotalsAsync(id, cancellationToken)).Stored };

    private AccountState StateAfter(AccountRecord @checked, AccountRecord record, CheckRun run)
    {
        // Who asked for a transcript while this check ran gets one of the next.
        var askedAt = record.State.TranscriptAskedAt == @checked.State.TranscriptAskedAt ? null : record.State.TranscriptAskedAt;
        var state = CheckVerdict.Of(record.Account, record.State, run, Random.Shared.NextDouble()) with { TranscriptAskedAt = askedAt };
        if (record.State.QueuedUntil != @checked.State.QueuedUntil)
        {
            // Somebody asked for another check meanwhile: theirs stays queued.
            return state with { QueuedUntil = record.State.QueuedUntil, DueAt = record.State.DueAt };
        }

        if ((!run.More && askedAt is null) || !record.Account.Enabled)
        {
            return state;
        }

        var claimedUntil = TimeKeys.Rounded(clock.GetUtcNow() + options.Value.Claim);
        return state with { QueuedUntil = claimedUntil, DueAt = state.DueAt is null ? null : claimedUntil };
    }

    private Task GoOnAsync(AccountRecord before, AccountState state, CancellationToken cancellationToken) =>
        state.QueuedUntil is { } claimedUntil && claimedUntil != before.State.QueuedUntil
            ? queue.AddAsync(new CheckTask([before.Account.Id], claimedUntil, before.Account.Server), TimeSpan.Zero, cancellationToken)
            : Task.CompletedTask;
}
