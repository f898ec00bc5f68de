namespace MailFunctions.Checking.Mailboxes;

/// <summary>What a server told of a folder when asked for its <c>STATUS</c> (RFC 9051, section 6.3.11).</summary>
/// <param name="UidValidity">Under which its UIDs hold.</param>
/// <param name="UidNext">The UID that the next message will have at least; 0 if it was not told.</param>
/// <param name="Count">How many messages it has.</param>
internal readonly record struct ImapStatus(uint UidValidity, uint UidNext, int Count);
