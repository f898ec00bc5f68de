namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation answers. Middleware may set it, before the function or instead of it.</summary>
public class InvocationResult
{
    private readonly IInvocationFeatures _features;

    internal InvocationResult(IInvocationFeatures features) => _features = features;

    /// <summary>The answer.</summary>
    public object? Value
    {
        get => _features.Get<Answer>()?.Value;
        set => _features.Set(new Answer(value));
    }

    private sealed record Answer(object? Value);
}
