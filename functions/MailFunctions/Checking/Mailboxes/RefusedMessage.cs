using MailFunctions.Accounts;
using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A message that the server lists and does not give out, although the session goes on.</summary>
/// <param name="Message">The message.</param>
/// <param name="Error">What to tell about it.</param>
public sealed record RefusedMessage(RemoteMessage Message, CheckError Error);
