namespace Microsoft.Azure.Functions.Worker;

/// <summary>The retries of an invocation by a retry policy.</summary>
public abstract class RetryContext
{
    /// <summary>Which retry this is; 0 for the first try.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many there may be.</summary>
    public abstract int MaxRetryCount { get; }
}
