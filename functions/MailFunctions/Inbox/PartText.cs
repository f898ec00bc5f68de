using System.Buffers;
using System.Text;
using MimeKit;
using MimeKit.IO;
using MimeKit.IO.Filters;

namespace MailFunctions.Inbox;

/// <summary>Reads the text of a part, whatever it says about its encoding and character set.</summary>
internal static class PartText
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static PartText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Reads a part's text.</summary>
    /// <param name="message">The message's bytes.</param>
    /// <param name="part">The part.</param>
    /// <param name="maxBytes">How many decoded bytes to read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The text, and whether there is more.</returns>
    public static async Task<(string Text, bool Cut)> ReadAsync(
        Stream message,
        MessagePart part,
        int maxBytes,
        CancellationToken cancellationToken)
    {
        await using var content = Open(message, part, leaveOpen: true);
        var bytes = new byte[Math.Min(maxBytes, part.Length) + 1];
        var length = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
        var cut = length > maxBytes;
        return (Decode(bytes.AsSpan(0, Math.Min(length, maxBytes)), part.ContentType.Charset, cut), cut);
    }

    /// <summary>Opens a part's decoded content.</summary>
    public static Stream Open(Stream message, MessagePart part, bool leaveOpen)
    {
        var content = new FilteredStream(new BoundStream(message, part.Offset, part.Offset + part.Length, leaveOpen));
        if (part.Encoding is ContentEncoding.Base64 or ContentEncoding.QuotedPrintable or ContentEncoding.UUEncode)
        {
            content.Add(DecoderFilter.Create(part.Encoding));
        }

        return content;
    }

    /// <summary>The length of UTF-8 text without the character that its end cuts in two.</summary>
    public static int WholeCharacters(ReadOnlySpan<byte> utf8)
    {
        for (var back = 1; back <= Math.Min(3, utf8.Length); back++)
        {
            if (Rune.DecodeFromUtf8(utf8[^back..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return utf8.Length - back;
            }
        }

        return utf8.Length;
    }

    /// <summary>
    /// Decodes text. A text that is valid UTF-8 and has no other charset's name on it is UTF-8; one that says it is and is not,
    /// or names no known charset, is read as Windows-1252, the most common of the others.
    /// </summary>
    private static string Decode(ReadOnlySpan<byte> bytes, string? charset, bool cut)
    {
        var named = Named(charset);
        if (named is not null)
        {
            return named.GetString(bytes);
        }

        try
        {
            // A cut may go through a character: its beginning is left out.
            return StrictUtf8.GetString(cut ? bytes[..WholeCharacters(bytes)] : bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(bytes);
        }
    }

    /// <summary>The named encoding; <see langword="null"/> if it is unknown, UTF-8, or the ASCII that many say who send something else.</summary>
    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset))
        {
            return null;
        }

        try
        {
            var encoding = Encoding.GetEncoding(charset.Trim());
            return encoding.CodePage is 65001 or 20127 or 65000 ? null : encoding;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
