using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Http;

namespace MailFunctions.Checking;

/// <summary>The queue <c>account-checks</c>.</summary>
public sealed class QueuedChecks(QueueServiceClient queues)
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "account-checks";

    private const int AccountsPerMessage = 16;
    private readonly QueueClient _queue = queues.GetQueueClient(QueueName);

    /// <summary>Puts accounts on the queue, a few a message, so that instances share the work.</summary>
    public async Task AddAsync(IEnumerable<AccountId> accounts, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        foreach (var ids in accounts.Chunk(AccountsPerMessage))
        {
            var task = JsonSerializer.Serialize(new CheckTask(ids, claimedUntil), Json.Options);
            await _queue.SendMessageAsync(task, cancellationToken);
        }
    }
}
