using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Http;
using MailFunctions.Telemetry;

namespace MailFunctions.Checking;

/// <summary>The queue <c>account-checks</c>.</summary>
public sealed class QueuedChecks(QueueServiceClient queues)
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "account-checks";

    private readonly QueueClient _queue = queues.GetQueueClient(QueueName);

    /// <summary>Puts accounts on the queue; their checks belong to the present trace, whichever process makes them.</summary>
    /// <param name="task">The accounts.</param>
    /// <param name="delay">After how long they are to be taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task AddAsync(CheckTask task, TimeSpan delay, CancellationToken cancellationToken)
    {
        using var span = Spans.Start($"send {QueueName}", ActivityKind.Producer);
        span?.SetTag(Spans.Queue, QueueName).SetTag(Spans.Accounts, task.Accounts.Count);
        var traced = task with { Trace = TraceCarrier.Present };
        await _queue.SendMessageAsync(JsonSerializer.Serialize(traced, Json.Options), delay, cancellationToken: cancellationToken);
    }
}
