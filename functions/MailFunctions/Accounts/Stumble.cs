namespace MailFunctions.Accounts;

/// <summary>A message whose download ended the session.</summary>
/// <param name="Message">The message's identity.</param>
/// <param name="Times">How often, since it was last passed over in a check that came through.</param>
public sealed record Stumble(string Message, int Times);
