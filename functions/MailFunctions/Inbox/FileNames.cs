using System.Collections.Frozen;
using System.Text;
using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>Names to save files under that no system takes for anything else: not for a path, a device or a hidden file.</summary>
internal static class FileNames
{
    private const int MaxLength = 150;
    private const int MaxExtension = 20;
    private const string Forbidden = "\"*/:<>?\\|";

    // Windows takes these for devices, with any extension.
    private static readonly FrozenSet<string> Devices = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })]);

    /// <summary>The name of a part's file.</summary>
    public static string Of(MessagePart part, int n)
    {
        var name = part.FileName is { } given ? Safe(given[(given.LastIndexOfAny(['/', '\\']) + 1)..]) : "";
        return name.Length > 0 ? name : $"attachment-{n}{Extension(part.ContentType)}";
    }

    /// <summary>The name of a message's file.</summary>
    public static string Of(MessageSummary message) => Safe(message.Subject) is { Length: > 0 } name ? name + ".eml" : "message.eml";

    /// <summary>A text as a file name; empty if nothing of it can be used.</summary>
    public static string Safe(string text)
    {
        var name = new StringBuilder(CleanText.OneLine(text, int.MaxValue));
        for (var i = 0; i < name.Length; i++)
        {
            name[i] = Forbidden.Contains(name[i], StringComparison.Ordinal) ? '_' : name[i];
        }

        var safe = Shorten(name.ToString().Trim(' ', '.'));
        return Devices.Contains(safe.Split('.')[0].Trim()) ? "_" + safe : safe;
    }

    private static string Shorten(string name)
    {
        if (name.Length <= MaxLength)
        {
            return name;
        }

        var extension = Path.GetExtension(name);
        extension = extension.Length <= MaxExtension ? extension : "";
        return CleanText.OneLine(name[..^extension.Length], MaxLength - extension.Length) + extension;
    }

    private static string Extension(ContentType contentType) => contentType.IsMimeType("message", "rfc822")
        ? ".eml"
        : MimeTypes.TryGetExtension(contentType.MimeType, out var extension) ? extension : "";
}
