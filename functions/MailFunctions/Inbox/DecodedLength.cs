using MimeKit;
using MimeKit.IO.Filters;

namespace MailFunctions.Inbox;

/// <summary>Counts the bytes of a part once it is decoded, without keeping them.</summary>
internal sealed class DecodedLength(ContentEncoding encoding)
{
    private readonly DecoderFilter? _decoder =
        encoding is ContentEncoding.Base64 or ContentEncoding.QuotedPrintable or ContentEncoding.UUEncode
            ? (DecoderFilter)DecoderFilter.Create(encoding)
            : null;

    private long _encoded;
    private long _decoded;

    /// <summary>Counts a piece of the encoded content.</summary>
    public void Add(byte[] buffer, int start, int count)
    {
        var length = count;
        _decoder?.Filter(buffer, start, count, out _, out length);
        _encoded += count;
        _decoded += length;
    }

    /// <summary>The number of decoded bytes.</summary>
    /// <param name="encodedLength">
    /// The length of the encoded content without the line break that belongs to the boundary behind it (RFC 2046, section 5.1.1),
    /// which the parser gives out before it knows that.
    /// </param>
    public long Value(long encodedLength) => encoding switch
    {
        ContentEncoding.QuotedPrintable => Math.Max(0, _decoded - (_encoded - encodedLength)),
        _ => _decoder is null ? encodedLength : _decoded,
    };
}
