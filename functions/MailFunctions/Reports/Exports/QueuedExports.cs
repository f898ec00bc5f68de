using Azure.Storage.Queues;

namespace MailFunctions.Reports.Exports;

/// <summary>The queue <c>report-runs</c>: names of exports whose files are to be written.</summary>
public sealed class QueuedExports(QueueServiceClient queues)
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "report-runs";

    private readonly QueueClient _queue = queues.GetQueueClient(QueueName);

    /// <summary>Asks for an export's file.</summary>
    public Task AddAsync(ExportId id, CancellationToken cancellationToken) => _queue.SendMessageAsync(id.Key, cancellationToken);
}
