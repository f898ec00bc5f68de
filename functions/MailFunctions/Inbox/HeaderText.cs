using MimeKit;
using MimeKit.Utils;

namespace MailFunctions.Inbox;

/// <summary>Reads header fields as people should see them: encoded words (RFC 2047) and raw 8-bit text (RFC 6532, and worse) decoded.</summary>
internal static class HeaderText
{
    private const int MaxRawLength = 64 * 1024;
    private const int MaxName = 256;
    private const int MaxAddress = 320;

    /// <summary>The field's text in one line of at most so many characters.</summary>
    public static string Of(Header? header, int maxLength) =>
        header is null ? "" : CleanText.OneLine(Rfc2047.DecodeText(Raw(header)), maxLength);

    /// <summary>The field's addresses, at most so many; what is not an address is given as a name.</summary>
    public static IReadOnlyList<MailAddress> Addresses(Header? header, int max)
    {
        if (header is null)
        {
            return [];
        }

        if (InternetAddressList.TryParse(Raw(header), out var list) && list.Mailboxes.Any())
        {
            return [.. list.Mailboxes.Take(max).Select(mailbox => Clean(mailbox.Name, mailbox.Address))];
        }

        return Of(header, MaxName) is { Length: > 0 } text ? [new(text, "")] : [];
    }

    /// <summary>The time that the field says, UTC; <see langword="null"/> if it says none that can be read.</summary>
    public static DateTimeOffset? Time(ReadOnlySpan<byte> text) =>
        DateUtils.TryParse(text.ToArray(), out var time) && time.UtcDateTime.Year is >= 1900 and < 9999 ? time.ToUniversalTime() : null;

    /// <summary>The field's bytes; of a field longer than any honest one its beginning, up to the end of a line, an address or a character.</summary>
    public static byte[] Raw(Header header)
    {
        if (header.RawValue.Length <= MaxRawLength)
        {
            return header.RawValue;
        }

        var kept = header.RawValue.AsSpan(0, MaxRawLength);
        var end = kept.LastIndexOf((byte)'\n') is > 0 and var line ? line : kept.LastIndexOf((byte)',');
        return kept[..(end > 0 ? end : PartText.WholeCharacters(kept))].ToArray();
    }

    private static MailAddress Clean(string? name, string address) =>
        new(CleanText.OneLine(name, MaxName) is { Length: > 0 } clean ? clean : null, CleanText.OneLine(address, MaxAddress));
}
