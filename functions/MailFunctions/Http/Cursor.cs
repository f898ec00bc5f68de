using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Text;
using System.Text.Unicode;

namespace MailFunctions.Http;

/// <summary>
/// Where the next page of a list begins, as an opaque text: the position, and a checksum that binds it to the
/// list it came from (route, filters, order), so that a cursor is never taken for another list's.
/// </summary>
public static class Cursor
{
    private const int ChecksumLength = sizeof(uint);

    /// <summary>The longest cursor taken, in characters.</summary>
    public const int MaxLength = 2048;

    /// <summary>Writes a cursor.</summary>
    /// <param name="list">The list it belongs to: anything that changes with its filters and order.</param>
    /// <param name="position">The place in the list, in the list's own words.</param>
    public static string Write(string list, string position)
    {
        var bytes = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([.. Checksum(list, bytes), .. bytes]);
    }

    /// <summary>Reads a cursor back.</summary>
    /// <remarks>The checksum keeps mistakes out, not malice: whoever makes a cursor up is told as little as who mistypes one.</remarks>
    /// <returns>Whether it is a cursor of this list; its position has nothing in it that storage would not look for.</returns>
    public static bool TryRead(string list, string cursor, [NotNullWhen(true)] out string? position)
    {
        position = null;
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor))
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length < ChecksumLength || !bytes[..ChecksumLength].SequenceEqual(Checksum(list, bytes[ChecksumLength..])))
        {
            return false;
        }

        bytes = bytes[ChecksumLength..];
        var text = Encoding.UTF8.GetString(bytes);
        position = Utf8.IsValid(bytes) && !text.Any(char.IsControl) ? text : null;
        return position is not null;
    }

    private static byte[] Checksum(string list, ReadOnlySpan<byte> position)
    {
        var crc = new Crc32();
        crc.Append(Encoding.UTF8.GetBytes(list));
        crc.Append([0]);
        crc.Append(position);
        return crc.GetCurrentHash();
    }
}
