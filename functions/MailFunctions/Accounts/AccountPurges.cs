using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Http;

namespace MailFunctions.Accounts;

/// <summary>The queue <c>account-purges</c>: deleted accounts whose data is to be deleted too.</summary>
public sealed class AccountPurges(
    QueueServiceClient queues,
    AccountStore accounts,
    AccountCounter counter,
    IEnumerable<IAccountData> data)
{
    /// <summary>The queue's name.</summary>
    public const string Queue = "account-purges";

    private const int StepsPerTurn = 50;
    private const int BlocksInFlight = 8;
    private readonly QueueClient _queue = queues.GetQueueClient(Queue);

    /// <summary>Asks for an account's data to be deleted.</summary>
    public Task RequestAsync(AccountId id, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(new PurgeTask(id), Json.Options), cancellationToken);

    /// <summary>Asks again for all that were deleted and are not purged yet, should a request have been lost.</summary>
    public async Task RequestAllAsync(CancellationToken cancellationToken)
    {
        var blocks = AccountKeys.BlockOf(await counter.LastAsync(cancellationToken)) + 1;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, blocks),
            new ParallelOptions { MaxDegreeOfParallelism = BlocksInFlight, CancellationToken = cancellationToken },
            async (block, stop) =>
            {
                foreach (var id in await accounts.ToPurgeAsync(block, AccountKeys.BlockSize, stop))
                {
                    await RequestAsync(id, stop);
                }
            });
    }

    /// <summary>Deletes an account's data, and asks for another turn if it is much.</summary>
    public async Task RunAsync(AccountId id, CancellationToken cancellationToken)
    {
        if (await accounts.GetAsync(id, cancellationToken) is not null)
        {
            return;
        }

        foreach (var kind in data)
        {
            var step = 0;
            while (!await kind.PurgeAsync(id, cancellationToken))
            {
                if (++step == StepsPerTurn)
                {
                    await RequestAsync(id, cancellationToken);
                    return;
                }
            }
        }

        await accounts.PurgedAsync(id, cancellationToken);
    }
}
