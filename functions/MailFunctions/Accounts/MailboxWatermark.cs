namespace MailFunctions.Accounts;

/// <summary>How far the messages of a mailbox are taken in: what the next check compares the server's answers with.</summary>
public sealed record MailboxWatermark
{
    /// <summary>Nothing has been taken in.</summary>
    public static MailboxWatermark None { get; } = new();

    /// <summary>The mailbox it belongs to (see <c>MessageIdentity</c>); the account may have been pointed at another since.</summary>
    public string? Mailbox { get; init; }

    /// <summary>IMAP: the <c>UIDVALIDITY</c> under which <see cref="UidNext"/> holds.</summary>
    public long? UidValidity { get; init; }

    /// <summary>IMAP: every message below this UID, down to <see cref="UidFrom"/>, has been taken in.</summary>
    public long? UidNext { get; init; }

    /// <summary>IMAP: messages below this UID have not all been taken in yet; <see langword="null"/> if they have.</summary>
    public long? UidFrom { get; init; }

    /// <summary>POP3: the fingerprint of the maildrop as the last complete check left it; <see langword="null"/> if it was not complete.</summary>
    public string? Maildrop { get; init; }

    /// <summary>POP3: the UIDL of the last message that was taken in and left on the server.</summary>
    public string? LastUidl { get; init; }

    /// <summary>
    /// POP3: the UIDL of the message before which not all have been taken in yet; <see langword="null"/> if they have, empty if nothing of
    /// what was taken in is left on the server.
    /// </summary>
    public string? FirstUidl { get; init; }

    /// <summary>The day before which messages were left alone; <see langword="null"/> if none was.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How many messages are left on the server on purpose although keep copy is No (too large to store, or older than the account wants).</summary>
    public int LeftOnServer { get; init; }

    /// <summary>
    /// Whether the server gave its messages new identities (another <c>UIDVALIDITY</c>, other UIDLs) and not all of them
    /// are looked through yet: until then messages are compared with those stored by content.
    /// </summary>
    public bool Recognising { get; init; }

    /// <summary>The messages whose download ended sessions before.</summary>
    public IReadOnlyList<Stumble> Stumbles { get; init; } = [];
}
