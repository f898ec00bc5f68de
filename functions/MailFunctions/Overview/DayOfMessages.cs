namespace MailFunctions.Overview;

/// <summary>How much mail was stored on a day.</summary>
/// <param name="Date">The day, UTC.</param>
/// <param name="Messages">How many messages.</param>
/// <param name="Bytes">How many bytes these have.</param>
public sealed record DayOfMessages(DateOnly Date, long Messages, long Bytes);
