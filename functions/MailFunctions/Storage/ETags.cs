using System.Buffers.Text;
using System.Text;
using Azure;

namespace MailFunctions.Storage;

/// <summary>
/// Table Storage gives weak ETags (<c>W/"…"</c>), which <c>If-Match</c> may not compare (RFC 9110, section 8.8.3.2).
/// They change with every write, so the API gives them out as strong ones.
/// </summary>
public static class ETags
{
    /// <summary>The entity's ETag as a strong one, in double quotes.</summary>
    public static string Strong(ETag etag) => $"\"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(etag.ToString()))}\"";

    /// <summary>The entity's ETag back from a strong one that <see cref="Strong"/> made.</summary>
    public static ETag Stored(string strong) => new(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(strong.AsSpan().Trim('"'))));
}
