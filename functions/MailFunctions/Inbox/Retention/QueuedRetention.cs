using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Http;

namespace MailFunctions.Inbox.Retention;

/// <summary>The queue <c>message-purges</c>.</summary>
public sealed class QueuedRetention(QueueServiceClient queues)
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "message-purges";

    private readonly QueueClient _queue = queues.GetQueueClient(QueueName);

    /// <summary>Puts accounts on the queue.</summary>
    /// <param name="task">The accounts.</param>
    /// <param name="delay">After how long they are to be taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task AddAsync(RetentionTask task, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(task, Json.Options), delay, cancellationToken: cancellationToken);
}
