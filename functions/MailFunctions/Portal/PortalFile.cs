using System.Globalization;
using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Portal;

/// <summary>Answers with a file of the portal, compressed if there is a twin that the caller takes, and with what the browser must not do with it.</summary>
/// <param name="file">The file; it exists.</param>
/// <param name="twins">The same, compressed.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="caching">Its <c>Cache-Control</c>.</param>
/// <param name="policy">Its <c>Content-Security-Policy</c>.</param>
internal sealed class PortalFile(IFileInfo file, IReadOnlyList<PortalTwin> twins, string contentType, string caching, string policy) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = caching;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (twins.Count > 0)
        {
            headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        return Choose(httpContext.Request) is { } twin ? SendAsync(httpContext, twin) : SendAsync(httpContext, file, "");
    }

    /// <summary>The twin that the caller likes best, if not less than the file as it is (RFC 9110, section 12.5.3).</summary>
    private PortalTwin? Choose(HttpRequest request)
    {
        var plain = request.LikesCoding("identity");
        return twins
            .Where(twin => request.LikesCoding(twin.Coding) is > 0 and var liking && liking >= plain)
            .MaxBy(twin => request.LikesCoding(twin.Coding));
    }

    private Task SendAsync(HttpContext httpContext, PortalTwin twin)
    {
        httpContext.Response.Headers.ContentEncoding = twin.Coding;
        return SendAsync(httpContext, twin.File, $"-{twin.Coding}");
    }

    private Task SendAsync(HttpContext httpContext, IFileInfo sent, string coding)
    {
        // What is encoded differently has an ETag of its own (RFC 9110, section 8.8.3.3).
        var version = string.Create(CultureInfo.InvariantCulture, $"\"{sent.LastModified.UtcTicks:x}-{sent.Length:x}{coding}\"");
        return TypedResults
            .PhysicalFile(sent.PhysicalPath!, contentType, lastModified: sent.LastModified, entityTag: new EntityTagHeaderValue(version))
            .ExecuteAsync(httpContext);
    }
}
