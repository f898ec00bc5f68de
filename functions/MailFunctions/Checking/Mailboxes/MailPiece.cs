using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A piece of a mailbox's listing.</summary>
/// <param name="Messages">The messages: oldest first if they are new, newest first if they are older ones.</param>
/// <param name="IsOlder">Whether they lie before what was taken in, rather than after it.</param>
public sealed record MailPiece(IReadOnlyList<RemoteMessage> Messages, bool IsOlder);
