using MailFunctions.Accounts;

namespace MailFunctions.Inbox.Events;

/// <summary>Wants to know of every message that is stored.</summary>
public interface IStoredMessageListener
{
    /// <summary>
    /// Is told of messages just before they are listed, so that no crash comes between a message and the word of it; whether they came to
    /// be listed is for the listener to look up. If this fails, they are not listed, and the next check tries again.
    /// </summary>
    Task ExpectAsync(AccountId account, IReadOnlyList<MessageId> messages, CancellationToken cancellationToken);
}
