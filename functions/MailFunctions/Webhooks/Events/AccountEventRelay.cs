using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;

namespace MailFunctions.Webhooks.Events;

/// <summary>Passes on what happened to accounts. An event is deleted once every webhook that wants it has its delivery.</summary>
public sealed class AccountEventRelay(AccountEvents events, AccountCounter accounts, EventFanOut fanOut)
{
    private const int EventsAtOnce = 200;
    private const int MostRounds = 50;
    private const int BlocksInFlight = 8;

    /// <summary>Passes on the events of a block of accounts.</summary>
    public async Task RunAsync(int block, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var happened = await events.ReadAsync(block, EventsAtOnce, cancellationToken);
            if (happened.Count == 0)
            {
                return;
            }

            await fanOut.RunAsync([.. happened.Select(WebhookEvents.Of)], cancellationToken);
            await events.DeleteAsync(block, happened, cancellationToken);
        }
    }

    /// <summary>Passes on the events of all blocks, should announcements have been lost.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var blocks = AccountKeys.BlockOf(await accounts.LastAsync(cancellationToken)) + 1;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, blocks),
            new ParallelOptions { MaxDegreeOfParallelism = BlocksInFlight, CancellationToken = cancellationToken },
            async (block, stop) => await RunAsync(block, stop));
    }
}
