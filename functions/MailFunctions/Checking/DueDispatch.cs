using MailFunctions.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>Puts the accounts that are due on the queue.</summary>
public sealed partial class DueDispatch(
    DueMarkers markers,
    AccountCounter counter,
    QueuedChecks queue,
    IOptions<TurnOptions> options,
    TimeProvider clock,
    ILogger<DueDispatch> logger)
{
    private const int BlocksInFlight = 8;

    /// <summary>Claims and queues everything that is due now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var claimedUntil = AccountKeys.Rounded(now + options.Value.Claim);
        var blocks = AccountKeys.BlockOf(await counter.LastAsync(cancellationToken)) + 1;
        var queued = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, blocks),
            new ParallelOptions { MaxDegreeOfParallelism = BlocksInFlight, CancellationToken = cancellationToken },
            async (block, stop) =>
            {
                await foreach (var claimed in markers.ClaimAsync(block, now, claimedUntil, stop))
                {
                    await queue.AddAsync(claimed, claimedUntil, stop);
                    Interlocked.Add(ref queued, claimed.Count);
                }
            });
        if (queued > 0)
        {
            Log.Queued(logger, queued, blocks);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Queued {Accounts} due accounts of {Blocks} blocks.")]
        public static partial void Queued(ILogger logger, int accounts, int blocks);
    }
}
