namespace MailFunctions.Inbox;

/// <summary>What became of messages that were to be stored.</summary>
/// <param name="Stored">How many are listed now and were not before.</param>
/// <param name="Recognised">How many were stored before under another identity.</param>
/// <param name="AlreadyThere">How many were stored before under the same identity.</param>
/// <param name="Totals">What the account holds now.</param>
public sealed record StoreResult(int Stored, int Recognised, int AlreadyThere, MessageTotals Totals)
{
    /// <summary>Those of the recognised and the already stored that were purged: they are not here any more.</summary>
    public IReadOnlyList<MessageIdentity> Purged { get; init; } = [];
}
