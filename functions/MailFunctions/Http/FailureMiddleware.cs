using System.Diagnostics;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Http;

/// <summary>Turns what a function did not expect into a problem document, logged once, that tells nothing of the inside.</summary>
public sealed partial class FailureMiddleware(ILogger<FailureMiddleware> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            context.GetInvocationResult().Value = Explain(exception, context.FunctionDefinition.Name, http);
        }
    }

    private IResult Explain(Exception exception, string function, HttpContext http)
    {
        if (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }

        if (exception is BadHttpRequestException bad)
        {
            return new Problem(bad.StatusCode, "urn:mailfunctions:bad-request", "The request is malformed.", bad.Message);
        }

        var traceId = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
        if (exception is RequestFailedException or AggregateException { InnerException: RequestFailedException })
        {
            Log.StorageFailed(logger, exception, function, traceId);
            return Problem.Unavailable("Storage does not answer. Nothing was lost; try again in a moment.") with { TraceId = traceId };
        }

        Log.Failed(logger, exception, function, traceId);
        return new Problem(
            StatusCodes.Status500InternalServerError,
            "urn:mailfunctions:internal",
            "Something went wrong on our side.",
            "Tell your administrator the traceId: the log says more under it.")
        {
            TraceId = traceId,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1001, Level = LogLevel.Error, Message = "{Function} failed (trace {TraceId}).")]
        public static partial void Failed(ILogger logger, Exception exception, string function, string traceId);

        [LoggerMessage(EventId = 1002, Level = LogLevel.Error, Message = "{Function} failed because storage did not answer (trace {TraceId}).")]
        public static partial void StorageFailed(ILogger logger, Exception exception, string function, string traceId);
    }
}
