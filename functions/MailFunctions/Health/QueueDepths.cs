using Azure;
using Azure.Storage.Queues;
using MailFunctions.Storage;
using MailFunctions.Telemetry;

namespace MailFunctions.Health;

/// <summary>How long the queues are, and those of the messages that were given up. Asked for once a minute by one instance, and only if telemetry goes anywhere.</summary>
public sealed class QueueDepths(QueueServiceClient queues, IEnumerable<StorageResource> resources, MailMetrics metrics)
{
    // The Functions host adds it when it moves a message there.
    private const string Poison = "-poison";

    private readonly string[] _names =
        [.. resources.Where(resource => resource.Kind == StorageKind.Queue).Select(resource => resource.Name).Distinct().SelectMany(name => new[] { name, name + Poison })];

    /// <summary>Looks, one request a queue.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        if (metrics.WantsDepths)
        {
            await Task.WhenAll(_names.Select(name => MeasureAsync(name, cancellationToken)));
        }
    }

    private async Task MeasureAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await queues.GetQueueClient(name).GetPropertiesAsync(cancellationToken);
            metrics.Queued(name, properties.Value.ApproximateMessagesCount);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            // Nothing was ever given up.
            metrics.Queued(name, 0);
        }
    }
}
