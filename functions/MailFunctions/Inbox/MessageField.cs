namespace MailFunctions.Inbox;

/// <summary>A field of a message's header.</summary>
/// <param name="Name">Its name as written.</param>
/// <param name="Value">Its value, decoded, in one line.</param>
public sealed record MessageField(string Name, string Value);
