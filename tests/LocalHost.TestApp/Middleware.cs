using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LocalHost.TestApp;

public abstract class TracingMiddleware(string name) : IFunctionsWorkerMiddleware
{
    public virtual async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        context.GetHttpContext()?.Response.Headers.Append("Steps", $"{name} {context.FunctionDefinition.Name}");
        await next(context);
    }
}

public sealed class OuterMiddleware() : TracingMiddleware("outer");

public sealed class InnerMiddleware() : TracingMiddleware("inner")
{
    public override async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && http.Request.Query.ContainsKey("stop"))
        {
            context.GetInvocationResult().Value = TypedResults.StatusCode(StatusCodes.Status418ImATeapot);
            return;
        }

        await base.Invoke(context, next);
    }
}
