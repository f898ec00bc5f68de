using System.Collections.Frozen;

namespace MailFunctions.Inbox;

/// <summary>Reads the pictures that a message brings along for its HTML (RFC 2392), small ones only.</summary>
internal static class InlinePictures
{
    private const int MaxPicture = 512 * 1024;
    private const int MaxTotal = 4 * 1024 * 1024;

    private static readonly FrozenSet<string> Types =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp", "image/bmp");

    /// <summary>Gives the pictures that the HTML asks for as <c>data:</c> URIs (RFC 2397), by their content id.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        Stream message,
        IReadOnlyList<MessagePart> parts,
        string html,
        CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, string>(StringComparer.Ordinal);
        var total = 0L;
        if (!html.Contains("cid:", StringComparison.OrdinalIgnoreCase))
        {
            return pictures;
        }

        foreach (var part in parts.Where(IsPicture))
        {
            total += part.DecodedLength;
            if (total > MaxTotal)
            {
                break;
            }

            await using var content = PartText.Open(message, part, leaveOpen: true);
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            var type = part.ContentType.IsMimeType("image", "jpg") ? "image/jpeg" : part.ContentType.MimeType;
            pictures.TryAdd(part.ContentId!, $"data:{type};base64,{Convert.ToBase64String(bytes.ToArray())}");
        }

        return pictures;
    }

    private static bool IsPicture(MessagePart part) =>
        part is { ContentId: not null, DecodedLength: > 0 and <= MaxPicture } && Types.Contains(part.ContentType.MimeType);
}
