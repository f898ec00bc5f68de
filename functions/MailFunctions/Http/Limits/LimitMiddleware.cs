using System.Globalization;
using System.Reflection;
using System.Threading.RateLimiting;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Http.Limits;

/// <summary>Answers 429 (RFC 6585, section 4) to a caller who asks too often of a function that is <see cref="LimitedAttribute"/>.</summary>
public sealed partial class LimitMiddleware(CallerLimits limits, ILogger<LimitMiddleware> logger) : IFunctionsWorkerMiddleware
{
    // What is under way does not say when it ends.
    private static readonly TimeSpan WhenUnknown = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, Limit> Limited = (
        from method in FunctionPolicies.HttpFunctions()
        let limited = method.GetCustomAttribute<LimitedAttribute>()
        where limited is not null
        select (method.GetCustomAttribute<FunctionAttribute>()!.Name, limited.Limit)).ToDictionary();

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var function = context.FunctionDefinition.Name;
        if (context.GetHttpContext() is not { } http || !Limited.TryGetValue(function, out var limit))
        {
            await next(context);
            return;
        }

        var caller = Caller.Of(http.User).Id;
        using var leave = limits.Ask(limit, caller);
        if (leave.IsAcquired)
        {
            await next(context);
            return;
        }

        Log.Refused(logger, function, caller);
        context.GetInvocationResult().Value = Refuse(http.Response, leave);
    }

    private static Problem Refuse(HttpResponse response, RateLimitLease leave)
    {
        var known = leave.TryGetMetadata(MetadataName.RetryAfter, out var wait);
        var seconds = (int)Math.Max(1, Math.Ceiling((known ? wait : WhenUnknown).TotalSeconds));
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return new Problem(
            StatusCodes.Status429TooManyRequests,
            "urn:mailfunctions:too-many",
            "You ask too often.",
            known
                ? $"You asked for as much as one may within a minute. Ask again in {seconds} s; accounts that are checked automatically need not be asked for."
                : "As many of your tests are under way as may be at once. Wait until one of them is answered, and ask again.");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1011, Level = LogLevel.Warning, Message = "Refused a call of {Function} by {CallerId} with status 429.")]
        public static partial void Refused(ILogger logger, string function, string callerId);
    }
}
