using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Storage;

/// <summary>
/// Entity-group transactions that several callers share: changes that come while a transaction of their partition is under way go together
/// in the next one. A change that comes alone waits for nobody, and one that is refused does not keep the others from being made.
/// </summary>
internal sealed class SharedTransactions(TableClient table)
{
    private readonly ConcurrentDictionary<string, Lane> _lanes = [];

    /// <summary>Makes a change, all of it or nothing.</summary>
    /// <param name="actions">The change: a few rows of one partition.</param>
    /// <param name="cancellationToken">Ends the wait; whether the change is made is then open.</param>
    /// <exception cref="RequestFailedException">The change was refused (404, 409, 412), or storage failed.</exception>
    public async Task SubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        var lane = _lanes.GetOrAdd(actions[0].Entity.PartitionKey, _ => new());
        var change = new Change(actions);
        lane.Waiting.Enqueue(change);
        try
        {
            await lane.Turn.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            change.Done.TrySetCanceled(cancellationToken);
            throw;
        }

        try
        {
            while (!change.Done.Task.IsCompleted)
            {
                var group = lane.Take();
                // Who gives up gives up for himself only.
                await SubmitAsync(group, group.Count == 1 ? cancellationToken : CancellationToken.None);
            }
        }
        finally
        {
            lane.Turn.Release();
        }

        await change.Done.Task;
    }

    private async Task SubmitAsync(List<Change> group, CancellationToken cancellationToken)
    {
        while (group.Count > 0)
        {
            try
            {
                await table.SubmitTransactionAsync(group.SelectMany(change => change.Actions), cancellationToken);
                group.ForEach(change => change.Done.TrySetResult());
                return;
            }
            catch (TableTransactionFailedException exception) when (
                exception is { Status: 404 or 409 or 412, FailedTransactionActionIndex: { } index })
            {
                var refused = group.SelectMany(change => change.Actions.Select(_ => change)).ElementAt(index);
                refused.Done.TrySetException(exception);
                group.Remove(refused);
            }
            catch (RequestFailedException exception) when (group.Count > 1 && exception.Status is 400 or 413)
            {
                // Together they are too large, or two are about the same row: no fault of any of them.
                foreach (var change in group)
                {
                    await SubmitAsync([change], CancellationToken.None);
                }

                return;
            }
            catch (Exception exception)
            {
                group.ForEach(change => change.Done.TrySetException(exception));
                return;
            }
        }
    }

    private sealed record Change(IReadOnlyList<TableTransactionAction> Actions)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>What waits for one partition. Whoever's turn it is submits what waits, unless his own went with others' before.</summary>
    private sealed class Lane
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public ConcurrentQueue<Change> Waiting { get; } = [];

        public List<Change> Take()
        {
            List<Change> group = [];
            var actions = 0;
            while (Waiting.TryPeek(out var next) && (group.Count == 0 || actions + next.Actions.Count <= EntityGroupTransaction.MostActions))
            {
                Waiting.TryDequeue(out _);
                if (!next.Done.Task.IsCompleted)
                {
                    group.Add(next);
                    actions += next.Actions.Count;
                }
            }

            return group;
        }
    }
}
