using System.Globalization;
using System.Security.Claims;
using MailFunctions.Http;
using MailFunctions.Security.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security.SignIn;

/// <summary>Lets a call through to its function if the caller may make it.</summary>
public sealed partial class SignInMiddleware(
    FunctionPolicies policies,
    AuditRefusals refusals,
    IOptions<AuthOptions> options,
    ILogger<SignInMiddleware> logger) : IFunctionsWorkerMiddleware
{
    private const int RetryAfterSeconds = 5;
    private const int MaxReasonLength = 500;

    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http || policies.Of(context.FunctionDefinition.Name) is { Anonymous: true })
        {
            await next(context);
            return;
        }

        var function = context.FunctionDefinition.Name;
        var signIn = await http.AuthenticateAsync(options.Value.Mode);
        var refusal = signIn.Principal is { } user ? Admit(http, user, function) : Refuse(http.Response, signIn.Failure, function);
        if (refusal is null)
        {
            await next(context);
            return;
        }

        await RecordAsync(refusal, function, http);
        context.GetInvocationResult().Value = refusal;
    }

    private Task RecordAsync(Problem refusal, string function, HttpContext http)
    {
        AuditAction? action = refusal.Status switch
        {
            StatusCodes.Status401Unauthorized => AuditAction.SignInRefused,
            StatusCodes.Status403Forbidden => AuditAction.AccessRefused,
            // Nobody could tell whether it is to be refused.
            _ => null,
        };
        return action is { } refused
            ? refusals.AddAsync(Actor.Of(http.Request), refused, function, refusal.Detail, http.RequestAborted)
            : Task.CompletedTask;
    }

    private Problem? Admit(HttpContext http, ClaimsPrincipal user, string function)
    {
        http.User = user;
        switch (policies.Of(function))
        {
            case { Role: { } role } when !user.IsInRole(EnumWords.Word(role)):
                Log.Forbidden(logger, function, Caller.Of(user).Id, EnumWords.Word(role));
                return Forbidden($"It takes the role {EnumWords.Word(role)}: ask an administrator for it.");
            case null:
                Log.Forbidden(logger, function, Caller.Of(user).Id, "of nobody");
                return Forbidden("Nobody may.");
            default:
                return null;
        }
    }

    private Problem Refuse(HttpResponse response, Exception? failure, string function)
    {
        if (failure is AuthorityUnavailableException)
        {
            Log.Unchecked(logger, function);
            response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return Problem.Unavailable("The identity provider that sign-ins are checked with does not answer. Try again in a moment.");
        }

        // The challenge's attributes: RFC 6750, section 3.
        var fault = failure is null ? null : TokenFault.Of(failure);
        response.Headers.WWWAuthenticate = BearerToken.Scheme + (fault is null ? "" : $" error=\"invalid_token\", error_description=\"{fault}\"");
        Log.Unauthenticated(logger, function, failure is null ? "there is no token" : Line($"{fault} {failure.GetType().Name}: {failure.Message}"));
        var advice = options.Value.Mode == AuthOptions.Local
            ? "Send the header Authorization: Bearer with a valid key. The key is in the sign-in link that the start command prints."
            : "Send the header Authorization: Bearer with a valid access token of your organisation's identity provider for this app.";
        return new Problem(
            StatusCodes.Status401Unauthorized,
            "urn:mailfunctions:unauthenticated",
            "You are not signed in.",
            fault is null ? advice : $"{fault} {advice}");
    }

    private static Problem Forbidden(string detail) =>
        new(StatusCodes.Status403Forbidden, "urn:mailfunctions:forbidden", "You may not do this.", detail);

    /// <summary>What comes from a token must not look like lines of the log.</summary>
    private static string Line(string text)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= MaxReasonLength ? line : line[..MaxReasonLength] + "…";
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 7111, Level = LogLevel.Warning, Message = "Refused a call of {Function} with status 401: {Reason}")]
        public static partial void Unauthenticated(ILogger logger, string function, string reason);

        [LoggerMessage(EventId = 7112, Level = LogLevel.Warning, Message = "Refused a call of {Function} by {CallerId} with status 403: it takes the role {Role}.")]
        public static partial void Forbidden(ILogger logger, string function, string callerId, string role);

        [LoggerMessage(EventId = 7113, Level = LogLevel.Warning, Message = "Refused a call of {Function} with status 503: the identity provider's keys are not known.")]
        public static partial void Unchecked(ILogger logger, string function);
    }
}
