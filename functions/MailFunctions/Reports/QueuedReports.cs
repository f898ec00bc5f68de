using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.Http;

namespace MailFunctions.Reports;

/// <summary>The queue <c>report-runs</c>: reports that are to be written.</summary>
public sealed class QueuedReports(QueueServiceClient queues)
{
    /// <summary>The queue's name.</summary>
    public const string QueueName = "report-runs";

    private readonly QueueClient _queue = queues.GetQueueClient(QueueName);

    /// <summary>Asks for a report.</summary>
    public Task AddAsync(ReportTask task, CancellationToken cancellationToken) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(task, Json.Options), cancellationToken);
}
