using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Health;

/// <summary>The timer that looks how long the queues are.</summary>
public sealed class QueueDepthFunctions(QueueDepths depths)
{
    /// <summary>Every minute: measures the queues.</summary>
    [Function("MeasureQueues")]
    public Task MeasureQueues([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => depths.MeasureAsync(cancellationToken);
}
