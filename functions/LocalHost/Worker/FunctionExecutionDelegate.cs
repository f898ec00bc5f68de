using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step of an invocation.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "The worker's name for it.")]
public delegate Task FunctionExecutionDelegate(FunctionContext context);
