using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>What a message consists of: its header and where its parts are, without their content.</summary>
/// <param name="Headers">The header's fields, the first thousand.</param>
/// <param name="HeadersCut">Whether it has more fields.</param>
/// <param name="Parts">The parts that hold content, in their order; parts of attached messages are not among them.</param>
/// <param name="Problem">Why not all of the message can be read; <see langword="null"/> if it can.</param>
internal sealed record MessageOutline(
    IReadOnlyList<Header> Headers,
    bool HeadersCut,
    IReadOnlyList<MessagePart> Parts,
    string? Problem)
{
    /// <summary>The part to read as plain text; <see langword="null"/> if there is none.</summary>
    public MessagePart? Text => Body("plain");

    /// <summary>The part to read as HTML; <see langword="null"/> if there is none.</summary>
    public MessagePart? Html => Body("html");

    /// <summary>All other parts.</summary>
    public IReadOnlyList<MessagePart> Attachments => [.. Parts.Where(part => part != Text && part != Html)];

    /// <summary>Whether any of them is more than another form of the texts, or a picture in them.</summary>
    public bool HasAttachments => Attachments.Any(part => part.IsFile && (part.IsAttachment || part.ContentId is null));

    /// <summary>The first field of the name; <see langword="null"/> if there is none.</summary>
    public Header? Field(HeaderId id) => Headers.FirstOrDefault(header => header.Id == id);

    /// <summary>When the author says that the message was sent, UTC; <see langword="null"/> if that cannot be read.</summary>
    public DateTimeOffset? Date => Field(HeaderId.Date) is { } date ? HeaderText.Time(HeaderText.Raw(date)) : null;

    // A text with a file name is a file, unless it is all there is to read first.
    private MessagePart? Body(string subtype) => Parts
        .Where((part, index) => !part.IsAttachment && (part.FileName is null || index == 0))
        .FirstOrDefault(part => part.ContentType.IsMimeType("text", subtype));
}
