namespace MailFunctions.Inbox;

/// <summary>A message on a mail server, before it is downloaded.</summary>
public sealed record RemoteMessage
{
    /// <summary>What tells it from all others.</summary>
    public required MessageIdentity Identity { get; init; }

    /// <summary>The server's name for it in this session: the IMAP UID, or the POP3 message number.</summary>
    public required uint Number { get; init; }

    /// <summary>Its size in bytes as the server says.</summary>
    public required long Size { get; init; }

    /// <summary>When the server received it, UTC: IMAP's <c>INTERNALDATE</c>; <see langword="null"/> in POP3.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }
}
