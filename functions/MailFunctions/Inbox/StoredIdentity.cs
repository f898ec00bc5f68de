namespace MailFunctions.Inbox;

/// <summary>What is stored under a message's identity.</summary>
/// <param name="Identity">The identity.</param>
/// <param name="MessageId">The listed message.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="ContentHash">The SHA-256 of its bytes in lower-case hexadecimal digits.</param>
/// <param name="Oversized">Whether it is listed only, because it is too large to store.</param>
/// <param name="DeletedOnServer">Whether the server confirmed that it deleted the message.</param>
/// <param name="Purged">Whether the message was here and is not any more, because its time was over: it is not taken in again, but is not safe here either.</param>
public sealed record StoredIdentity(
    MessageIdentity Identity,
    MessageId MessageId,
    long Size,
    string ContentHash,
    bool Oversized,
    bool DeletedOnServer,
    bool Purged);
