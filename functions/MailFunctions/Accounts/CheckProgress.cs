namespace MailFunctions.Accounts;

/// <summary>How far a mailbox is taken in.</summary>
/// <param name="Stored">How many messages are stored.</param>
/// <param name="Total">How many there will be.</param>
public sealed record CheckProgress(long Stored, long Total);
