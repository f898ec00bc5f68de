using System.Net.Mime;
using System.Text.RegularExpressions;
using MailFunctions.Http;
using MailFunctions.Security.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace MailFunctions.Portal;

/// <summary>
/// The addresses of the portal's pages. All of them are one document, whose script reads the address and shows what belongs there, or
/// says that nothing does: which pages there are is known there alone.
/// </summary>
public sealed partial class PortalPages(IOptions<AuthOptions> options)
{
    /// <summary>What can be asked of a page.</summary>
    internal static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    private readonly string _policy = PortalPolicy.Of(options.Value);

    /// <summary>Whether a path can be a page's: plain words and ids, below neither the API nor the assets, and no file's name.</summary>
    internal static bool Has(PathString path) => Page().IsMatch(path.Value ?? "");

    /// <summary>The document. It names the build's other files, so a browser asks for it anew each time.</summary>
    internal IResult Document() => PortalFunctions.Folder.Serve("index.html", PortalCaching.AskAgain, _policy);

    /// <summary>The page for somebody who opens it, or a 404 for a program that asks for something else.</summary>
    internal IResult Open(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return request.LikesMediaType(MediaTypeNames.Text.Html) > 0
            ? Document()
            : Problem.NotFound($"There is nothing but a page of the portal at {request.Path}.");
    }

    [GeneratedRegex(@"\A(?!/(api|assets)(/|\z))(/[a-z0-9_-]+)+/?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();
}
