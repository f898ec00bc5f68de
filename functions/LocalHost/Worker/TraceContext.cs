namespace Microsoft.Azure.Functions.Worker;

/// <summary>The trace that an invocation belongs to (W3C Trace Context).</summary>
public abstract class TraceContext
{
    /// <summary>The header <c>traceparent</c>.</summary>
    public abstract string TraceParent { get; }

    /// <summary>The header <c>tracestate</c>.</summary>
    public abstract string TraceState { get; }
}
