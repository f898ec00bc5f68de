using Microsoft.AspNetCore.Http;

namespace MailFunctions.Security;

/// <summary>Who makes a request.</summary>
public static class Actor
{
    /// <summary>The signed-in caller's name.</summary>
    public static string Of(HttpRequest request) => request.HttpContext.User.Identity?.Name ?? "unknown";
}
