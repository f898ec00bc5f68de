namespace MailFunctions.Inbox;

/// <summary>A stored message as it is read.</summary>
public sealed record Message
{
    /// <summary>Its name in the API.</summary>
    public required MessageId Id { get; init; }

    /// <summary>The subject in one line; empty if there is none.</summary>
    public required string Subject { get; init; }

    /// <summary>The authors.</summary>
    public required IReadOnlyList<MailAddress> From { get; init; }

    /// <summary>The recipients.</summary>
    public required IReadOnlyList<MailAddress> To { get; init; }

    /// <summary>Who got a copy.</summary>
    public required IReadOnlyList<MailAddress> Cc { get; init; }

    /// <summary>Where answers go.</summary>
    public required IReadOnlyList<MailAddress> ReplyTo { get; init; }

    /// <summary>When the author says that it was sent, UTC.</summary>
    public required DateTimeOffset? Date { get; init; }

    /// <summary>When the server received it, as far as known, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Whether it was too large to be stored, so that there is nothing to read.</summary>
    public required bool Oversized { get; init; }

    /// <summary>Why not all of it can be read; <see langword="null"/> if it can.</summary>
    public required string? ParseError { get; init; }

    /// <summary>The fields of its header, in their order.</summary>
    public required IReadOnlyList<MessageField> Headers { get; init; }

    /// <summary>Whether the header has more fields.</summary>
    public required bool HeadersTruncated { get; init; }

    /// <summary>Its text: the plain one, else what the HTML says; <see langword="null"/> if there is none.</summary>
    public required string? Text { get; init; }

    /// <summary>Whether the text goes on.</summary>
    public required bool TextTruncated { get; init; }

    /// <summary>Its HTML, made harmless; <see langword="null"/> if there is none.</summary>
    public required string? Html { get; init; }

    /// <summary>Whether some of the HTML was left out because there was too much of it.</summary>
    public required bool HtmlTruncated { get; init; }

    /// <summary>How many pictures are not shown because they would be loaded from elsewhere, and tell the sender.</summary>
    public required int BlockedRemoteImages { get; init; }

    /// <summary>What is attached.</summary>
    public required IReadOnlyList<MessageAttachment> Attachments { get; init; }
}
