using MailFunctions.Inbox;

namespace MailFunctions.Webhooks.Events;

/// <summary>What is told of a message: nothing of what it says.</summary>
/// <param name="Account">The account that received it.</param>
/// <param name="Id">The message's name in the API.</param>
/// <param name="Subject">Its subject in one line.</param>
/// <param name="From">Its authors, the first few.</param>
/// <param name="To">Its recipients, the first few.</param>
/// <param name="ReceivedAt">When the server received it, UTC.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="HasAttachments">Whether anything is attached.</param>
/// <param name="Oversized">Whether it is too large to be stored, and only listed.</param>
public sealed record MessageData(
    MessageAccount Account,
    MessageId Id,
    string Subject,
    IReadOnlyList<MailAddress> From,
    IReadOnlyList<MailAddress> To,
    DateTimeOffset ReceivedAt,
    long Size,
    bool HasAttachments,
    bool Oversized);
