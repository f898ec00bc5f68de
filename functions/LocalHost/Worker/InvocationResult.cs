namespace Microsoft.Azure.Functions.Worker;

/// <summary>What an invocation answers. Middleware may set it, before the function or instead of it.</summary>
public abstract class InvocationResult : InvocationResult<object>;
