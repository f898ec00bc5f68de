using Microsoft.Extensions.FileProviders;

namespace MailFunctions.Portal;

/// <summary>A file of the portal in a content coding (RFC 9110, section 8.4.1), as the build left it beside the file.</summary>
/// <param name="Coding">The coding's name.</param>
/// <param name="File">The compressed file.</param>
internal sealed record PortalTwin(string Coding, IFileInfo File)
{
    // The one that compresses best comes first.
    private static readonly (string Coding, string Extension)[] Kinds = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The twins of a file.</summary>
    public static IReadOnlyList<PortalTwin> Of(IFileProvider files, string path) =>
    [
        .. from kind in Kinds
           let twin = files.GetFileInfo(path + kind.Extension)
           where twin is { Exists: true, IsDirectory: false, PhysicalPath: not null }
           select new PortalTwin(kind.Coding, twin),
    ];

    /// <summary>Whether a path is that of a twin, which is sent in its file's place and never as itself.</summary>
    public static bool IsAt(string path) => Kinds.Any(kind => path.EndsWith(kind.Extension, StringComparison.OrdinalIgnoreCase));
}
