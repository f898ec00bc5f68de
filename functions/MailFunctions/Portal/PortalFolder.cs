using MailFunctions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace MailFunctions.Portal;

/// <summary>The folder with the built portal, beside the app. It may be missing: the app works without.</summary>
/// <param name="root">The folder's full path.</param>
internal sealed class PortalFolder(string root)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    // It finds nothing outside its root, whatever the path says, and no hidden files.
    private readonly IFileProvider _files = Directory.Exists(root) ? new PhysicalFileProvider(root) : new NullFileProvider();

    /// <summary>A file of the portal, or a 404.</summary>
    /// <param name="path">The file's path below the folder, as the request has it.</param>
    /// <param name="caching">One of <see cref="PortalCaching"/>.</param>
    /// <param name="policy">What its page may do, if it is one: a policy of <see cref="PortalPolicy"/>.</param>
    public IResult Serve(string path, string caching, string policy = PortalPolicy.Strict)
    {
        if (_files is NullFileProvider)
        {
            return Problem.NotFound(
                "The portal was not built with this app. Run `bash functions/run.sh`, which builds both; the API under /api works without it.");
        }

        var file = _files.GetFileInfo(path);
        return file is { Exists: true, IsDirectory: false, PhysicalPath: not null } &&
            !PortalTwin.IsAt(path) &&
            ContentTypes.TryGetContentType(path, out var contentType)
            ? new PortalFile(file, PortalTwin.Of(_files, path), contentType, caching, policy)
            : Problem.NotFound("The portal has no such file. If it was updated meanwhile, load the page again.");
    }
}
