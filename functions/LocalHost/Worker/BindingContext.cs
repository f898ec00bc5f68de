namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a trigger tells about its event.</summary>
public abstract class BindingContext
{
    /// <summary>The facts by name: route values, a queue message's id …</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
