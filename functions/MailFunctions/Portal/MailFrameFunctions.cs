using System.Diagnostics.CodeAnalysis;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Portal;

/// <summary>Serves the page that shows mail with pictures from elsewhere. It is the same for everybody, and holds no mail itself.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "A trigger needs its parameter, read or not.")]
public static class MailFrameFunctions
{
    /// <summary>The page.</summary>
    /// <returns>200 with the page.</returns>
    [Function("PortalMailFrame")]
    [Anonymous]
    public static IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "mail-frame")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.CacheControl = PortalCaching.AskAgain;
        headers.ContentSecurityPolicy = MailFrame.ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return TypedResults.Content(MailFrame.Html, "text/html; charset=utf-8");
    }
}
