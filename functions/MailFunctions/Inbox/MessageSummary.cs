namespace MailFunctions.Inbox;

/// <summary>A message as the inbox lists it.</summary>
public sealed record MessageSummary
{
    /// <summary>The message's name in the API.</summary>
    public required MessageId Id { get; init; }

    /// <summary>The subject in one line; empty if it has none or it cannot be read.</summary>
    public required string Subject { get; init; }

    /// <summary>The authors, the first few.</summary>
    public required IReadOnlyList<MailAddress> From { get; init; }

    /// <summary>The recipients, the first few.</summary>
    public required IReadOnlyList<MailAddress> To { get; init; }

    /// <summary>When the author says that it was sent, UTC; <see langword="null"/> if it does not say so in a way that can be read.</summary>
    public required DateTimeOffset? Date { get; init; }

    /// <summary>When the server received it, as far as known, UTC. The list's order.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Its size in bytes, as the server sends it.</summary>
    public required long Size { get; init; }

    /// <summary>Whether anything is attached.</summary>
    public required bool HasAttachments { get; init; }

    /// <summary>Whether it is too large to be stored: it is only listed, and left on the server.</summary>
    public required bool Oversized { get; init; }

    /// <summary>The beginning of the text in one line.</summary>
    public required string Preview { get; init; }

    /// <summary>Why not all of it can be read; <see langword="null"/> if it can.</summary>
    public required string? ParseError { get; init; }
}
