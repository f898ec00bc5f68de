namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation answers, as a type.</summary>
/// <typeparam name="T">The type.</typeparam>
public abstract class InvocationResult<T>
{
    /// <summary>The answer.</summary>
    public abstract T? Value { get; set; }
}
