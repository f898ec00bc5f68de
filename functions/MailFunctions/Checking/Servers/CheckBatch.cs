using System.Diagnostics;
using MailFunctions.Accounts;
using MailFunctions.Telemetry;

namespace MailFunctions.Checking.Servers;

/// <summary>
/// Checks the accounts of one queue message side by side. Those that do not get a connection to their server soon go back on
/// the queue, so that they do not keep the accounts of other servers waiting.
/// </summary>
public sealed class CheckBatch(MailServers servers, AccountCheck check, AccountStore accounts, QueuedChecks queue, TimeProvider clock)
{
    private const int LongestDelaySeconds = 32;

    /// <summary>Checks the accounts, in the trace in which they were put on the queue.</summary>
    public async Task RunAsync(CheckTask task, CancellationToken cancellationToken)
    {
        using var span = Spans.Continue($"process {QueuedChecks.QueueName}", ActivityKind.Consumer, task.Trace?.Context ?? default);
        span?.SetTag(Spans.Queue, QueuedChecks.QueueName).SetTag(Spans.Accounts, task.Accounts.Count);
        var waiting = await RunForAsync(task, cancellationToken);
        if (clock.GetUtcNow() >= task.ClaimedUntil)
        {
            // The timer takes those that are due again; nobody would take those that have no marker.
            waiting = await WithoutMarkerAsync(waiting, task.ClaimedUntil, cancellationToken);
        }

        if (waiting.Count > 0)
        {
            var later = task with { Accounts = waiting, Postponed = task.Postponed + 1 };
            await queue.AddAsync(later, DelayOf(later), cancellationToken);
        }
    }

    private static TimeSpan DelayOf(CheckTask task)
    {
        var seconds = Math.Min(1 << Math.Min(task.Postponed, 10), LongestDelaySeconds);
        return TimeSpan.FromSeconds(seconds * (0.5 + (Random.Shared.NextDouble() / 2)));
    }

    /// <summary>Checks the accounts that get a connection.</summary>
    /// <returns>The others.</returns>
    private async Task<IReadOnlyList<AccountId>> RunForAsync(CheckTask task, CancellationToken cancellationToken)
    {
        using var batch = await servers.Of(task.Server).BeginBatchAsync(cancellationToken);
        if (batch is null)
        {
            return task.Accounts;
        }

        var records = await accounts.FindAllAsync(task.Accounts, cancellationToken);
        var done = await Task.WhenAll(task.Accounts.Select(id => check.RunAsync(id, records.GetValueOrDefault(id), task.ClaimedUntil, cancellationToken)));
        return [.. task.Accounts.Where((_, index) => !done[index])];
    }

    private async Task<IReadOnlyList<AccountId>> WithoutMarkerAsync(
        IReadOnlyList<AccountId> ids,
        DateTimeOffset claimedUntil,
        CancellationToken cancellationToken)
    {
        var records = await accounts.FindAllAsync(ids, cancellationToken);
        return
        [
            .. from record in records.Values
               where record.State.DueAt is null && record.State.QueuedUntil == claimedUntil
               select record.Account.Id,
        ];
    }
}
