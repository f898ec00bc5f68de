using MailFunctions.LocalHost.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MailFunctions.LocalHost.Http;

/// <summary>Serves HTTP-triggered functions.</summary>
internal static partial class HttpFunctions
{
    /// <summary>Maps each function to its route and methods.</summary>
    public static void Map(WebApplication app, IReadOnlyList<FunctionDescriptor> functions)
    {
        var prefix = app.Services.GetRequiredService<HostSettings>().RoutePrefix.Trim('/');
        foreach (var function in functions)
        {
            var trigger = (HttpTriggerAttribute)function.Trigger;
            var route = (trigger.Route ?? function.Name).TrimStart('/');
            var pattern = prefix.Length == 0 ? $"/{route}" : $"/{prefix}/{route}";
            Task Handle(HttpContext http) => EnterAsync(function, http);
            _ = trigger.Methods is { Length: > 0 } methods
                ? app.MapMethods(pattern, methods.Select(method => method.ToUpperInvariant()), Handle)
                : app.Map(pattern, Handle);
        }
    }

    private static async Task EnterAsync(FunctionDescriptor function, HttpContext http)
    {
        using var leave = await http.RequestServices.GetRequiredService<RequestGate>().EnterAsync(http.RequestAborted);
        if (leave.IsAcquired)
        {
            await RunAsync(function, http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    }

    private static async Task RunAsync(FunctionDescriptor function, HttpContext http)
    {
        object? answer;
        try
        {
            answer = await http.RequestServices.GetRequiredService<FunctionInvoker>().InvokeAsync(
                function,
                http.Request.RouteValues.ToDictionary(),
                http.Request,
                features => features.Set(http),
                http.RequestAborted);
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            Log.Failed(http.RequestServices.GetRequiredService<ILogger<FunctionInvoker>>(), exception, function.Name);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        if (http.Response.HasStarted)
        {
            return;
        }

        var result = answer as IResult ?? (answer is null ? TypedResults.NoContent() : TypedResults.Json(answer));
        await result.ExecuteAsync(http);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "Function {Function} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, string function);
    }
}
