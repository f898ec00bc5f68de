using MailFunctions.Accounts;
using MailFunctions.Checking.Servers;
using MailFunctions.Storage;
using MailFunctions.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>Puts the accounts that are due on the queue.</summary>
public sealed partial class DueDispatch(
    DueMarkers markers,
    AccountCounter counter,
    QueuedChecks queue,
    OverdueCount overdue,
    MailMetrics metrics,
    IOptions<TurnOptions> options,
    TimeProvider clock,
    ILogger<DueDispatch> logger)
{
    /// <summary>How many blocks are looked at side by side.</summary>
    internal const int BlocksInFlight = 8;

    /// <summary>Claims and queues everything that is due now, and counts what is overdue.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var span = Spans.Start("dispatch due checks");
        var now = clock.GetUtcNow();
        var claimedUntil = TimeKeys.Rounded(now + options.Value.Claim);
        var blocks = AccountKeys.BlockOf(await counter.LastAsync(cancellationToken)) + 1;
        var batches = new DueBatches(queue, claimedUntil);
        var late = 0;
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, blocks),
                new ParallelOptions { MaxDegreeOfParallelism = BlocksInFlight, CancellationToken = cancellationToken },
                async (block, stop) =>
                {
                    var (due, overdueHere) = await markers.FindAsync(block, now, stop);
                    Interlocked.Add(ref late, overdueHere);
                    await foreach (var claimed in markers.ClaimAsync(block, due, claimedUntil, stop))
                    {
                        await batches.AddAsync(claimed, stop);
                    }
                });
        }
        finally
        {
            // What is claimed is checked, whatever became of the other blocks.
            await batches.FlushAsync(cancellationToken);
        }

        span?.SetTag(Spans.Accounts, batches.Queued);
        metrics.Dispatched(now - (batches.FirstDueAt ?? now), late);
        await overdue.WriteAsync(new(late, now), cancellationToken);
        if (batches.Queued > 0)
        {
            Log.Queued(logger, batches.Queued, blocks);
        }

        if (late > 0)
        {
            Log.Overdue(logger, late);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Queued {Accounts} due accounts of {Blocks} blocks.")]
        public static partial void Queued(ILogger logger, int accounts, int blocks);

        [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "{Accounts} accounts should have been checked three intervals ago, and were not.")]
        public static partial void Overdue(ILogger logger, int accounts);
    }
}
