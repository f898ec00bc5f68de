using MimeKit;
using MimeKit.Utils;

namespace MailFunctions.Inbox;

/// <summary>The fields of a part's header that tell what it is for, as they are read.</summary>
internal sealed class PartHeader
{
    private const int MaxFileName = 255;
    private ContentDisposition? _disposition;
    private string? _contentId;

    /// <summary>The encoding of the content.</summary>
    public ContentEncoding Encoding { get; private set; }

    /// <summary>Where the content begins, in bytes from the message's beginning.</summary>
    public long ContentBegin { get; set; }

    /// <summary>Where the content ends.</summary>
    public long ContentEnd { get; set; }

    /// <summary>Takes in a field; of several equal ones the first counts.</summary>
    public void Take(Header header)
    {
        switch (header.Id)
        {
            case HeaderId.ContentDisposition when _disposition is null:
                _ = ContentDisposition.TryParse(header.RawValue, out _disposition);
                break;
            case HeaderId.ContentTransferEncoding when Encoding == ContentEncoding.Default:
                _ = MimeUtils.TryParse(header.Value, out ContentEncoding encoding);
                Encoding = encoding;
                break;
            case HeaderId.ContentId:
                _contentId ??= HeaderText.Of(header, MaxFileName).Trim('<', '>', ' ');
                break;
        }
    }

    /// <summary>Gives the part.</summary>
    public MessagePart ToPart(ContentType contentType, bool isAlternative, long offset, long length, long decodedLength) => new()
    {
        ContentType = contentType,
        Encoding = Encoding,
        FileName = (_disposition?.FileName ?? contentType.Name) is { Length: > 0 } name ? CleanText.OneLine(name, MaxFileName) : null,
        IsAttachment = _disposition?.IsAttachment ?? false,
        ContentId = _contentId is { Length: > 0 } ? _contentId : null,
        IsAlternative = isAlternative,
        Offset = offset,
        Length = length,
        DecodedLength = decodedLength,
    };
}
