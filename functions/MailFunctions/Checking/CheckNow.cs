using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Storage;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>Puts one account on the queue because somebody asked for it.</summary>
public sealed class CheckNow(AccountStore accounts, QueuedChecks queue, IOptions<TurnOptions> options, TimeProvider clock)
{
    private const int Attempts = 10;

    /// <summary>Claims the account and queues it; if a check is queued already, that one is the answer.</summary>
    /// <param name="id">The account.</param>
    /// <param name="transcript">Whether the check is to be written down.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The account as it is then; problem 404, or 409 if it is disabled.</returns>
    public async Task<Result<AccountRecord>> RunAsync(AccountId id, bool transcript, CancellationToken cancellationToken)
    {
        DateTimeOffset? tried = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await accounts.FindAsync(id, cancellationToken) is not { } record)
            {
                return Problem.NotFound($"id: there is no account {id}.");
            }

            if (!record.Account.Enabled)
            {
                return Problem.Conflict("The account is disabled: enable it, then check it.");
            }

            var now = clock.GetUtcNow();
            var state = record.State with { TranscriptAskedAt = record.State.TranscriptAskedAt ?? (transcript ? TimeKeys.Rounded(now) : null) };
            if (state.QueuedUntil is { } queued && queued == tried)
            {
                // The claim was written, and the answer lost on the way.
                await QueueAsync(record, queued, cancellationToken);
            }

            if (state.QueuedUntil > now)
            {
                if (state == record.State || await accounts.UpdateStateAsync(record, state, cancellationToken))
                {
                    return record with { State = state };
                }

                continue;
            }

            var claimedUntil = TimeKeys.Rounded(now + options.Value.Claim);
            tried = claimedUntil;
            state = state with { QueuedUntil = claimedUntil, DueAt = state.DueAt is null ? null : claimedUntil };
            if (await accounts.UpdateStateAsync(record, state, cancellationToken))
            {
                await QueueAsync(record, claimedUntil, cancellationToken);
                return record with { State = state };
            }
        }

        return Problem.Conflict("The account is being changed by somebody else just now: try again.");
    }

    private Task QueueAsync(AccountRecord record, DateTimeOffset claimedUntil, CancellationToken cancellationToken) =>
        queue.AddAsync(new CheckTask([record.Account.Id], claimedUntil, record.Account.Server), TimeSpan.Zero, cancellationToken);
}
