using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Inbox;

/// <summary>
/// Gives a stranger's file to be saved: never to be shown, and if a browser is made to show it, without rights. Disposes the content.
/// </summary>
internal sealed partial class Download(Stream content, string contentType, string fileName, long? length) : IResult
{
    private const string UnknownType = "application/octet-stream";

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var _ = content;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        var response = httpContext.Response;
        response.ContentType = PassiveType().IsMatch(contentType) ? contentType : UnknownType;
        response.ContentLength = length;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        response.Headers.CacheControl = "private, no-store";
        await content.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    // HTML, XML (SVG too) and scripts go as mere bytes.
    [GeneratedRegex(@"^(?!.*(html|xml|svg|script))[a-z0-9][a-z0-9!#$&^_.+-]{0,62}/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$", RegexOptions.IgnoreCase)]
    private static partial Regex PassiveType();
}
