using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>A part of a message that holds content, and where it is among the message's bytes.</summary>
internal sealed record MessagePart
{
    /// <summary>What it says that it is; anything, in a hostile message.</summary>
    public required ContentType ContentType { get; init; }

    /// <summary>The encoding of the content (RFC 2045, section 6).</summary>
    public required ContentEncoding Encoding { get; init; }

    /// <summary>The file name that the author gave it; <see langword="null"/> if none.</summary>
    public required string? FileName { get; init; }

    /// <summary>Whether the author wants it shown as an attachment (RFC 2183).</summary>
    public required bool IsAttachment { get; init; }

    /// <summary>The name by which HTML can show it (RFC 2392), without angle brackets; <see langword="null"/> if none.</summary>
    public required string? ContentId { get; init; }

    /// <summary>Whether it is another form of the part before it (RFC 2046, section 5.1.4).</summary>
    public required bool IsAlternative { get; init; }

    /// <summary>Where the content begins, in bytes from the message's beginning.</summary>
    public required long Offset { get; init; }

    /// <summary>The length of the encoded content in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The length of the decoded content in bytes; 0 if it was not counted.</summary>
    public required long DecodedLength { get; init; }

    /// <summary>Whether a reader would miss it if only the texts were shown.</summary>
    public bool IsFile => IsAttachment || FileName is not null || !(ContentType.IsMimeType("text", "*") || IsAlternative);
}
