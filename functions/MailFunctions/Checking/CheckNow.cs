using MailFunctions.Accounts;
using MailFunctions.Http;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>Puts one account on the queue because somebody asked for it.</summary>
public sealed class CheckNow(AccountStore accounts, QueuedChecks queue, IOptions<TurnOptions> options, TimeProvider clock)
{
    private const int Attempts = 10;

    /// <summary>Claims the account and queues it; if a check is queued already, that one is the answer.</summary>
    /// <returns>The account as it is then; problem 404, or 409 if it is disabled.</returns>
    public async Task<Result<AccountView>> RunAsync(AccountId id, CancellationToken cancellationToken)
    {
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
            if (record.State.QueuedUntil > now)
            {
                return AccountView.Of(record, now);
            }

            var claimedUntil = AccountKeys.Rounded(now + options.Value.Claim);
            var state = record.State with { QueuedUntil = claimedUntil, DueAt = record.State.DueAt is null ? null : claimedUntil };
            if (await accounts.UpdateStateAsync(record, state, cancellationToken))
            {
                await queue.AddAsync(new CheckTask([id], claimedUntil, record.Account.Server), TimeSpan.Zero, cancellationToken);
                return AccountView.Of(record with { State = state }, now);
            }
        }

        return Problem.Conflict("The account is being changed by somebody else just now: try again.");
    }
}
