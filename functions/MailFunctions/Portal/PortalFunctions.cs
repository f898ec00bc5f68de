using System.Diagnostics.CodeAnalysis;
using MailFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Portal;

/// <summary>Serves the portal's page and its files. Whoever loads them signs in with the page, not to get it.</summary>
[SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "A trigger needs its parameter, read or not.")]
public sealed class PortalFunctions(PortalPages pages)
{
    internal static readonly PortalFolder Folder = new(Path.Combine(AppContext.BaseDirectory, "portal"));

    /// <summary>The first page.</summary>
    /// <returns>200 with the page, or 404 if the portal was not built.</returns>
    [Function("Portal")]
    [Anonymous]
    public IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request) =>
        pages.Document();

    /// <summary>A script, style or picture. Its name changes with its content, so a browser keeps it for good.</summary>
    /// <param name="request">The request.</param>
    /// <param name="path">The file's path below <c>assets</c>.</param>
    /// <returns>200 with the file, or 404.</returns>
    [Function("PortalAssets")]
    [Anonymous]
    public IResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{*path}")] HttpRequest request,
        string? path) =>
        Folder.Serve($"assets/{path}", PortalCaching.Forever);

    /// <summary>The icon of the browser's tab.</summary>
    /// <returns>200 with the picture, or 404.</returns>
    [Function("PortalIcon")]
    [Anonymous]
    public IResult Icon([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "favicon.svg")] HttpRequest request) =>
        Folder.Serve("favicon.svg", PortalCaching.AskAgain);
}
