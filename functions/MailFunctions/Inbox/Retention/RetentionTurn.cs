using MailFunctions.Accounts;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Inbox.Retention;

/// <summary>
/// Deletes what is too old of several accounts, one after another, for a bounded time: the rest goes back on the queue, and what is deleted
/// is deleted. An account that fails keeps no other waiting, and is tried again later.
/// </summary>
public sealed partial class RetentionTurn(
    IEnumerable<IAgingData> data,
    QueuedRetention queue,
    TimeProvider clock,
    ILogger<RetentionTurn> logger)
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan MaxTime = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(30);

    /// <summary>Takes one turn.</summary>
    public async Task RunAsync(RetentionTask task, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        var failed = new List<AccountId>();
        var done = 0;
        foreach (var id in task.Accounts)
        {
            if (done > 0 && clock.GetElapsedTime(startedAt) >= MaxTime)
            {
                break;
            }

            if (await TryAsync(id, task.Attempt, failed, cancellationToken) is false)
            {
                break;
            }

            done++;
        }

        if (done < task.Accounts.Count)
        {
            await queue.AddAsync(task with { Accounts = [.. task.Accounts.Skip(done)] }, TimeSpan.Zero, cancellationToken);
        }

        if (failed.Count > 0 && task.Attempt < MaxAttempts)
        {
            await queue.AddAsync(new(failed, task.Attempt + 1), FirstDelay * Math.Pow(2, task.Attempt - 1), cancellationToken);
        }
    }

    /// <returns>Whether the account is done with; not if more is left than one turn takes.</returns>
    private async Task<bool> TryAsync(AccountId id, int attempt, List<AccountId> failed, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var kind in data)
            {
                if (!await kind.PurgeAgedAsync(id, cancellationToken))
                {
                    return false;
                }
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, exception, id, attempt, MaxAttempts);
            failed.Add(id);
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Deleting what is too old of account {AccountId} failed, attempt {Attempt} of {Attempts}.")]
        public static partial void Failed(ILogger logger, Exception exception, AccountId accountId, int attempt, int attempts);
    }
}
