namespace MailFunctions.Inbox;

/// <summary>A message whose bytes are safely stored, but which is not listed yet.</summary>
/// <param name="Identity">What tells it from all others.</param>
/// <param name="ContentHash">The SHA-256 of its bytes in lower-case hexadecimal digits; of its size, if it is oversized.</param>
/// <param name="Summary">How it will be listed.</param>
/// <param name="BlobIsNew">Whether its bytes were stored for this commit, and are nobody else's.</param>
public sealed record StagedMessage(MessageIdentity Identity, string ContentHash, MessageSummary Summary, bool BlobIsNew);
