using System.Diagnostics.CodeAnalysis;

namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>A step around all invocations.</summary>
public interface IFunctionsWorkerMiddleware
{
    /// <summary>Runs the step; calls <paramref name="next"/> to go on.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "The worker's name for it.")]
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
