using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Http.Limits;

/// <summary>Ends a request that takes too long, with an answer that says so. An answer that has begun is not cut short.</summary>
public sealed partial class DeadlineMiddleware(IOptions<LimitOptions> options, TimeProvider clock, ILogger<DeadlineMiddleware> logger)
    : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        using var deadline = new CancellationTokenSource(options.Value.Request, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, context.CancellationToken, http.RequestAborted);
        try
        {
            await next(new BoundedContext(context, linked.Token));
        }
        catch (OperationCanceledException) when (
            deadline.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            Log.TookTooLong(logger, context.FunctionDefinition.Name, options.Value.RequestSeconds);
            context.GetInvocationResult().Value = new Problem(
                StatusCodes.Status504GatewayTimeout,
                "urn:mailfunctions:too-slow",
                "The request took too long.",
                $"It was given up after {options.Value.RequestSeconds} s. What it asked for may have been done in part: look, before you ask again.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1012, Level = LogLevel.Warning, Message = "Gave a call of {Function} up after {Seconds} s.")]
        public static partial void TookTooLong(ILogger logger, string function, int seconds);
    }
}
