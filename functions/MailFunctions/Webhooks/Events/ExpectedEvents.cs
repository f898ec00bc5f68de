using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Inbox;
using MailFunctions.Inbox.Events;
using MailFunctions.Reports.Exports;

namespace MailFunctions.Webhooks.Events;

/// <summary>
/// The queue <c>webhook-events</c>: what is about to happen, noted before it does, so that no crash comes between the thing and the word of
/// it. Nothing is noted that no webhook wants.
/// </summary>
public sealed class ExpectedEvents(QueueServiceClient queues, EnabledWebhooks webhooks, TimeProvider clock) : IStoredMessageListener, IReadyExportListener
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "webhook-events";

    // An id has at most 160 characters: a message of the queue stays far below its 48 KB.
    private const int MessagesAtOnce = 100;
    private static readonly TimeSpan TimeToHappen = TimeSpan.FromSeconds(1);
    private readonly QueueClient _queue = queues.GetQueueClient(QueueName);

    /// <inheritdoc/>
    public async Task ExpectAsync(AccountId account, IReadOnlyList<MessageId> messages, CancellationToken cancellationToken)
    {
        if ((await webhooks.WantingAsync(EventType.MessageStored, cancellationToken)).Count == 0)
        {
            return;
        }

        foreach (var piece in messages.Chunk(MessagesAtOnce))
        {
            await AddAsync(new(clock.GetUtcNow(), account, piece), TimeToHappen, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async Task ExpectAsync(ExportId id, CancellationToken cancellationToken)
    {
        if ((await webhooks.WantingAsync(EventType.ExportReady, cancellationToken)).Count > 0)
        {
            await AddAsync(new(clock.GetUtcNow(), Export: id.Key), TimeToHappen, cancellationToken);
        }
    }

    /// <summary>Puts something on the queue.</summary>
    internal Task AddAsync(ExpectedEvent expected, TimeSpan delay, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(expected, Json.Options), delay, cancellationToken: cancellationToken);
}
