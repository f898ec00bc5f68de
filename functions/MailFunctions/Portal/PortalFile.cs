using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Portal;

/// <summary>Answers with a file of the portal, and with what the browser must not do with it.</summary>
/// <param name="file">The file; it exists.</param>
/// <param name="contentType">Its media type.</param>
/// <param name="caching">Its <c>Cache-Control</c>.</param>
internal sealed class PortalFile(IFileInfo file, string contentType, string caching) : IResult
{
    // Fluent UI writes its styles into style elements, hence 'unsafe-inline' for styles only.
    private const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.CacheControl = caching;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        var version = string.Create(CultureInfo.InvariantCulture, $"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"");
        return TypedResults
            .PhysicalFile(file.PhysicalPath!, contentType, lastModified: file.LastModified, entityTag: new EntityTagHeaderValue(version))
            .ExecuteAsync(httpContext);
    }
}
