using System.Reflection;
using MailFunctions.Security;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace MailFunctions.Http;

/// <summary>Refuses query parameters where there are none, so that a misspelt wish is never taken for granted.</summary>
public sealed class QueryMiddleware : IFunctionsWorkerMiddleware
{
    private static readonly HashSet<string> TakingNone =
    [
        .. from method in FunctionPolicies.HttpFunctions()
           where !method.IsDefined(typeof(TakesQueryAttribute)) && !method.IsDefined(typeof(AnonymousAttribute))
           select method.GetCustomAttribute<FunctionAttribute>()!.Name,
    ];

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { Request.Query.Count: > 0 } http && TakingNone.Contains(context.FunctionDefinition.Name))
        {
            context.GetInvocationResult().Value = new Query(http.Request).Problem;
            return;
        }

        await next(context);
    }
}
