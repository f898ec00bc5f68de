namespace MailFunctions.LocalHost.Hosting;

/// <summary>The section <c>extensions.queues</c> of <c>host.json</c>, with the real host's defaults.</summary>
internal sealed record QueueSettings
{
    /// <summary>How many messages are fetched and worked on at once.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>At how many messages still worked on the next batch is fetched; half a batch if absent.</summary>
    public int? NewBatchThreshold { get; init; }

    /// <summary>The longest wait between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message whose function failed stays hidden until it is tried again.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>How often a message is tried before it goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How message bodies are written: <c>base64</c> or <c>none</c>.</summary>
    public string MessageEncoding { get; init; } = "base64";

    /// <summary>At how many messages still worked on the next batch is fetched.</summary>
    public int RefillAt => NewBatchThreshold ?? BatchSize / 2;
}
