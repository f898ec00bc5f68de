using Microsoft.AspNetCore.Http;

namespace MailFunctions.Security.SignIn;

/// <summary>The bearer token of a request (RFC 6750, section 2.1).</summary>
internal static class BearerToken
{
    /// <summary>The name of the authentication scheme.</summary>
    public const string Scheme = "Bearer";

    /// <summary>The token; <see langword="null"/> if the request has none, or more than one header that could have it.</summary>
    public static string? Of(HttpRequest request) =>
        request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme + " ", StringComparison.OrdinalIgnoreCase) &&
        value[(Scheme.Length + 1)..].Trim() is { Length: > 0 } token
            ? token
            : null;
}
