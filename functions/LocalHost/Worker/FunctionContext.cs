namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    /// <summary>The invocation's id.</summary>
    public abstract string InvocationId { get; }

    /// <summary>The function's id.</summary>
    public abstract string FunctionId { get; }

    /// <summary>The trace it belongs to.</summary>
    public abstract TraceContext TraceContext { get; }

    /// <summary>What the trigger tells about the event.</summary>
    public abstract BindingContext BindingContext { get; }

    /// <summary>The retries of this invocation by a retry policy.</summary>
    public abstract RetryContext RetryContext { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    /// <summary>The function.</summary>
    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>What middleware shares during the invocation.</summary>
    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>What the host shares during the invocation.</summary>
    public abstract IInvocationFeatures Features { get; }

    /// <summary>Asks the function to end: the host stops, the time is up, or the caller is gone.</summary>
    public virtual CancellationToken CancellationToken { get; }
}
