using System.Net;
using System.Security.Claims;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Security;

/// <summary>Lets a call through to its function if the caller may make it.</summary>
public sealed partial class SignInMiddleware(FunctionPolicies policies, LocalKey key, ILogger<SignInMiddleware> logger) : IFunctionsWorkerMiddleware
{
    private const string Scheme = "Bearer";
    private const string LocalName = "local";

    private static readonly ClaimsPrincipal LocalUser = new(new ClaimsIdentity(
        [
            new Claim(ClaimsIdentity.DefaultNameClaimType, LocalName),
            .. EnumWords.Of(typeof(Role)).Select(role => new Claim(ClaimsIdentity.DefaultRoleClaimType, role)),
        ],
        Scheme));

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        http.User = SignIn(http);
        if (Refusal(context.FunctionDefinition.Name, http) is not { } refusal)
        {
            await next(context);
            return;
        }

        Log.Refused(logger, context.FunctionDefinition.Name, refusal.Status);
        context.GetInvocationResult().Value = refusal;
    }

    private Problem? Refusal(string function, HttpContext http)
    {
        var policy = policies.Of(function);
        if (policy is { Anonymous: true })
        {
            return null;
        }

        if (http.User.Identity is not { IsAuthenticated: true })
        {
            http.Response.Headers.WWWAuthenticate = Scheme;
            return new Problem(
                StatusCodes.Status401Unauthorized,
                "urn:mailfunctions:unauthenticated",
                "You are not signed in.",
                "Send the header Authorization: Bearer with a valid key. The key is in the sign-in link that the start command prints.");
        }

        return policy switch
        {
            { Role: { } role } when !http.User.IsInRole(WordOf(role)) => Forbidden(role),
            not null => null,
            null => Forbidden(null),
        };
    }

    private static Problem Forbidden(Role? role) =>
        new(
            StatusCodes.Status403Forbidden,
            "urn:mailfunctions:forbidden",
            "You may not do this.",
            role is { } missing ? $"It takes the role {WordOf(missing)}: ask an administrator for it." : "Nobody may.");

    private static string WordOf(Role role) => EnumWords.Of(typeof(Role)).ElementAt((int)role);

    private ClaimsPrincipal SignIn(HttpContext http)
    {
        var isLocal = http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        return isLocal && TokenOf(http.Request) is { } token && key.Is(token) ? LocalUser : new ClaimsPrincipal(new ClaimsIdentity());
    }

    private static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization];
        return header is [{ } value] && value.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase)
            ? value[(Scheme.Length + 1)..].Trim()
            : null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5001, Level = LogLevel.Warning, Message = "Refused a call of {Function} with status {Status}.")]
        public static partial void Refused(ILogger logger, string function, int status);
    }
}
