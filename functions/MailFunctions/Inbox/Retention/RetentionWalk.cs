using MailFunctions.Accounts;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Inbox.Retention;

/// <summary>Looks through all accounts, block by block, for those that may have something too old, and puts them on the queue.</summary>
public sealed partial class RetentionWalk(
    AccountCounter counter,
    IEnumerable<IAgingData> data,
    QueuedRetention queue,
    ILogger<RetentionWalk> logger)
{
    private const int BlocksInFlight = 8;
    private const int AccountsPerMessage = 25;

    /// <summary>Queues them.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var blocks = AccountKeys.BlockOf(await counter.LastAsync(cancellationToken)) + 1;
        var queued = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, blocks),
            new ParallelOptions { MaxDegreeOfParallelism = BlocksInFlight, CancellationToken = cancellationToken },
            async (block, stop) => Interlocked.Add(ref queued, await QueueAsync(block, stop)));
        if (queued > 0)
        {
            Log.Queued(logger, queued, blocks);
        }
    }

    private async Task<int> QueueAsync(int block, CancellationToken cancellationToken)
    {
        var stretch = AccountBlock.From(new(block * AccountKeys.BlockSize));
        var accounts = new SortedSet<AccountId>();
        foreach (var kind in data)
        {
            await foreach (var id in kind.WithAgedAsync(stretch.First, stretch.Last, cancellationToken))
            {
                accounts.Add(id);
            }
        }

        foreach (var batch in accounts.Chunk(AccountsPerMessage))
        {
            await queue.AddAsync(new(batch), TimeSpan.Zero, cancellationToken);
        }

        return accounts.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 4001, Level = LogLevel.Information, Message = "Queued {Accounts} accounts of {Blocks} blocks that may have something too old.")]
        public static partial void Queued(ILogger logger, int accounts, int blocks);
    }
}
