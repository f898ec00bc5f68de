namespace MailFunctions.Inbox;

/// <summary>How much mail an account holds.</summary>
/// <param name="Stored">The number of stored messages.</param>
/// <param name="Oversized">The number of messages that are listed only, because they are too large to store.</param>
/// <param name="Bytes">The size of all stored messages in bytes.</param>
public sealed record MessageTotals(long Stored, long Oversized, long Bytes)
{
    /// <summary>No mail.</summary>
    public static MessageTotals None { get; } = new(0, 0, 0);
}
