using System.Globalization;
using System.Text;

namespace MailFunctions.Tests.MainJob;

/// <summary>What messages are written with. Line ends are CRLF, and whoever writes a message writes them.</summary>
internal static class MailText
{
    static MailText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The header fields of most mail.</summary>
    public static string Head(int n, string subject) =>
        $"Received: from a.example.com (a.example.com [192.0.2.{n % 250}])\r\n\tby b.example.com with ESMTPS id {n:x8}\r\n\tfor <support@example.com>; {Date(n)}\r\n" +
        $"From: Anna Example <anna{n}@example.com>\r\nTo: support@example.com\r\n" +
        $"Subject: {subject} {n}\r\nDate: {Date(n)}\r\nMessage-ID: <{n}.{n * 7919}@example.com>\r\n";

    /// <summary>The header fields of most mail that has parts or charsets.</summary>
    public static string Mime(int n, string subject, string contentType) =>
        $"{Head(n, subject)}MIME-Version: 1.0\r\nContent-Type: {contentType}\r\n";

    /// <summary>A point in time as RFC 5322, section 3.3 has it.</summary>
    public static string Date(int n) => new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero).AddHours(n)
        .ToString("r", CultureInfo.InvariantCulture).Replace("GMT", "+0000", StringComparison.Ordinal);

    /// <summary>Bytes that look random and are always the same.</summary>
    public static byte[] Noise(int seed, int count)
    {
        var bytes = new byte[count];
        var state = ((uint)seed * 2654435761u) | 1;
        for (var i = 0; i < count; i++)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[i] = (byte)state;
        }

        return bytes;
    }

    /// <summary>Base64 in lines of 76, each with its CRLF.</summary>
    public static string Base64(byte[] content) => Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks) + "\r\n";

    /// <summary>Text as UTF-8.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Text in a charset.</summary>
    public static byte[] In(string charset, string text) => Encoding.GetEncoding(charset).GetBytes(text);

    /// <summary>Pieces one after another.</summary>
    public static byte[] Join(params byte[][] pieces) => [.. pieces.SelectMany(piece => piece)];
}
