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
    /// <param name="wish">What the account wants of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether there is anything to do.</returns>
    Task<bool> LookAsync(MailboxWatermark watermark, MailboxWish wish, CancellationToken cancellationToken);

    /// <summary>How many messages the server says are in the mailbox.</summary>
    int Count { get; }

    /// <summary>
    /// Whether the server gave its messages new identities since the watermark, so that stored messages must be recognised by content.
    /// </summary>
    bool Recognising { get; }

    /// <summary>Whether the identity names a message that is, or under the same numbering once was, in this mailbox.</summary>
    /// <remarks>IMAP: same <c>UIDVALIDITY</c>. POP3: in the present listing.</remarks>
    bool Knows(MessageIdentity identity);

    /// <summary>How many messages <see cref="ListAsync"/> lists in all; known once it gave its first piece.</summary>
    int Listed { get; }

    /// <summary>
    /// Lists the messages to consider, in pieces of at most <paramref name="size"/>: first those beyond the watermark, oldest first; then
    /// those before it that have not been taken in, newest first, so that on a first sync the newest mail can be used at once. If messages
    /// are not kept on the server, those that were taken in and are still there are listed too.
    /// </summary>
    IAsyncEnumerable<MailPiece> ListAsync(int size, CancellationToken cancellationToken);

    /// <summary>The messages without those that are older than the account wants, as far as <see cref="ListAsync"/> could not leave them out.</summary>
    Task<IReadOnlyList<RemoteMessage>> WantedAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken);

    /// <summary>Whether an earlier check found the message, which is not stored, to be older than the account wants.</summary>
    bool WasLeftAlone(RemoteMessage message);

    /// <summary>The message that was being downloaded when the session ended, as far as the order of the answers tells.</summary>
    RemoteMessage? Downloading { get; }

    /// <summary>
    /// Downloads messages one after another without marking them as seen. A message that has vanished is passed over.
    /// </summary>
    /// <param name="messages">Messages of one listed piece.</param>
    /// <param name="take">Is given each message with its bytes exactly as the server sent them; must read the stream before it returns.</param>
    /// <param name="cancellationToken">Ends the download.</param>
    /// <returns>The messages that are there and that the server does not give out, in the order of their numbers; all others were given to <paramref name="take"/>.</returns>
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

    /// <summary>
    /// Ends when the server has closed the connection, once <see cref="CloseAsync"/> returned: a farewell on which nothing depends is not
    /// waited for.
    /// </summary>
    Task Gone { get; }

    /// <summary>The watermark after this check.</summary>
    /// <param name="reached">How far it came.</param>
    /// <param name="complete">Whether everything listed was dealt with.</param>
    /// <param name="leftOnServer">How many listed messages were left on the server although they are not to be kept there.</param>
    MailboxWatermark Advance(Reached reached, bool complete, int leftOnServer);
}
