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
    /// <param name="task">The report.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="delay">After how long it is to be taken; at once if absent.</param>
    public Task AddAsync(ReportTask task, CancellationToken cancellationToken, TimeSpan? delay = null) =>
        _queue.SendMessageAsync(JsonSerializer.Serialize(task, Json.Options), delay, cancellationToken: cancellationToken);
}
