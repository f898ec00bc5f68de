using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Inbox;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// An open mailbox on a mail server: an IMAP mailbox or a POP3 maildrop. Used by one check, one call at a time.
/// Every failure is a <see cref="MailboxException"/> with its <see cref="CheckError"/>.
/// </summary>
public interface IMailbox : IAsyncDisposable
{
    /// <summary>
    /// Compares the mailbox with the watermark at the least cost: one <c>STATUS</c> in IMAP, the answer to <c>STAT</c> and two
    /// <c>UIDL n</c> in POP3. Must be called first.
    /// </summary>
    /// <param name="watermark">How far the mailbox was taken in.</param>
    /// <param name="keepCopy">Whether messages stay on the server; if not, stored ones that are still there count as work too.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is anything to do.</returns>
    Task<bool> LookAsync(MailboxWatermark watermark, bool keepCopy, CancellationToken cancellationToken);

    /// <summary>How many messages the server says are in the mailbox.</summary>
    int Count { get; }

    /// <summary>
    /// Whether the server gave its messages new identities since the watermark, so that stored messages must be recognised by content.
    /// </summary>
    bool Recognising { get; }

    /// <summary>Whether the identity names a message that is, or under the same numbering once was, in this mailbox.</summary>
    /// <remarks>IMAP: same <c>UIDVALIDITY</c>. POP3: in the present listing.</remarks>
    bool Knows(MessageIdentity identity);

    /// <summary>
    /// Lists the messages to consider, oldest first, in pieces of at most <paramref name="size"/>: those beyond the watermark, and,
    /// if messages are not kept on the server, those before it that are still there.
    /// </summary>
    IAsyncEnumerable<IReadOnlyList<RemoteMessage>> ListAsync(int size, CancellationToken cancellationToken);

    /// <summary>
    /// Downloads messages one after another without marking them as seen. A message that has vanished is passed over.
    /// </summary>
    /// <param name="messages">Messages of one listed piece.</param>
    /// <param name="take">Is given each message with its bytes exactly as the server sent them; must read the stream before it returns.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The messages that are there and that the server does not give out, oldest first; all others were given to <paramref name="take"/>.</returns>
    Task<IReadOnlyList<RefusedMessage>> FetchAsync(
        IReadOnlyList<RemoteMessage> messages,
        Func<RemoteMessage, Stream, CancellationToken, Task> take,
        CancellationToken cancellationToken);

    /// <summary>
    /// Deletes exactly these messages. In IMAP they are gone when this returns; in POP3 when <see cref="CloseAsync"/> returns.
    /// </summary>
    Task DeleteAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken);

    /// <summary>Ends the session in the protocol's way (LOGOUT, QUIT), which in POP3 makes deletions real.</summary>
    Task CloseAsync(CancellationToken cancellationToken);

    /// <summary>The watermark after this check.</summary>
    /// <param name="last">The last message of <see cref="ListAsync"/> that was dealt with; <see langword="null"/> if none was.</param>
    /// <param name="complete">Whether everything listed was dealt with.</param>
    /// <param name="leftOnServer">How many listed messages were left on the server although they are not to be kept there.</param>
    MailboxWatermark Advance(RemoteMessage? last, bool complete, int leftOnServer);
}
