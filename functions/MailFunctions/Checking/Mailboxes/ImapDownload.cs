using System.Runtime.ExceptionServices;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Inbox;
using MailKit;
using MailKit.Net.Imap;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// Downloads messages from an open folder: small ones many to a command, large ones in pieces. It peeks (RFC 9051, section 6.4.5),
/// so that no flag changes.
/// </summary>
/// <param name="folder">The open folder.</param>
/// <param name="calls">Makes the calls.</param>
/// <param name="take">Is given each message.</param>
internal sealed class ImapDownload(ImapFolder folder, MailboxCalls calls, Func<RemoteMessage, Stream, CancellationToken, Task> take)
{
    // No great part of what all checks may download at once.
    private const long MostAtOnce = 4 * 1024 * 1024;

    private readonly HashSet<uint> _taken = [];
    private IReadOnlyList<RemoteMessage> _asked = [];
    private ExceptionDispatchInfo? _failureOfTaker;

    /// <summary>The message that is being downloaded: the first that was asked for and has not come.</summary>
    public RemoteMessage? Current => Missing(_asked).FirstOrDefault();

    /// <summary>Downloads messages; one that has vanished is passed over.</summary>
    /// <returns>The messages that are there and are not given out.</returns>
    /// <exception cref="MailboxException">The server failed.</exception>
    public async Task<IReadOnlyList<RefusedMessage>> RunAsync(IReadOnlyList<RemoteMessage> listed, CancellationToken cancellationToken)
    {
        // Numbers in a row are a short command, whichever way the list goes.
        var messages = listed.OrderBy(message => message.Number).ToList();
        await TryAsync(messages, cancellationToken);
        _asked = [];
        var refused = new List<RefusedMessage>();
        if (Missing(messages) is not [_, ..] missing)
        {
            return refused;
        }

        // One by one, so that a message that is not given out does not take others with it.
        foreach (var message in await PresentAsync(missing, cancellationToken))
        {
            var refusal = await TryAsync([message], cancellationToken);
            if (!_taken.Contains(message.Number))
            {
                refused.Add(calls.Refused(message, refusal));
            }

            _asked = [];
        }

        return refused;
    }

    /// <summary>Asks for messages.</summary>
    /// <returns>The server's refusal, which does not end the session; <see langword="null"/> if it did not refuse.</returns>
    private async Task<MailboxException?> TryAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var portion in Portions.Of(messages.Where(IsSmall), MostAtOnce))
            {
                await TakeSmallAsync(portion, cancellationToken);
            }

            foreach (var message in messages.Where(message => !IsSmall(message)))
            {
                await TakeLargeAsync(message, cancellationToken);
            }

            return null;
        }
        catch (MailboxException exception) when (exception.InnerException is ImapCommandException or MessageNotFoundException)
        {
            // Servers refuse a whole FETCH when one message of it was expunged meanwhile (EXPUNGEISSUED, RFC 5530).
            return exception;
        }
    }

    private async Task TakeSmallAsync(IReadOnlyList<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        using var share = await calls.ReserveAsync(messages.Sum(message => message.Size), cancellationToken);
        _asked = messages;
        // Sizes that servers tell are not exact, but a small message is never a large one.
        var limit = new DownloadLimit(16 * ImapPieces.PieceSize);
        var byUid = messages.ToDictionary(message => message.Number);
        try
        {
            await calls.DownloadAsync(
                async () =>
                {
                    await folder.GetStreamsAsync(ImapMailbox.Uids(messages), GiveAsync, cancellationToken, limit);
                    return true;
                },
                limit,
                cancellationToken);
        }
        catch when (_failureOfTaker is not null)
        {
            _failureOfTaker.Throw();
        }

        async Task GiveAsync(IMailFolder from, int index, UniqueId uid, Stream content, CancellationToken stop)
        {
            // No content for a message that has some: it is gone, or the server fails to read it. A look at the mailbox tells.
            var isLost = byUid.TryGetValue(uid.Id, out var message) && content.Length == 0;
            if (message is not null && !isLost && !_taken.Contains(uid.Id))
            {
                await GiveToTakerAsync(message, content, stop);
            }
        }
    }

    private async Task TakeLargeAsync(RemoteMessage message, CancellationToken cancellationToken)
    {
        using var share = await calls.ReserveAsync(ImapPieces.PieceSize, cancellationToken);
        _asked = [message];
        await using var content = new ImapPieces(folder, new UniqueId(message.Number), message.Size);
        try
        {
            await calls.DownloadAsync(
                async () =>
                {
                    await GiveToTakerAsync(message, content, cancellationToken);
                    return true;
                },
                new DownloadLimit(ImapPieces.PieceSize),
                cancellationToken);
        }
        catch when (_failureOfTaker is not null)
        {
            _failureOfTaker.Throw();
        }
    }

    private async Task GiveToTakerAsync(RemoteMessage message, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            await take(message, content, cancellationToken);
            _taken.Add(message.Number);
        }
        catch when (content is ImapPieces { Failure: { } failure })
        {
            // Whatever the taker made of it, the server is the one that failed.
            ExceptionDispatchInfo.Throw(failure);
        }
        catch (Exception exception)
        {
            _failureOfTaker = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }

    /// <summary>Whether it may come in one piece; a size of 0 is one that the server may just not know.</summary>
    private static bool IsSmall(RemoteMessage message) => message.Size is > 0 and < ImapPieces.PieceSize;

    private List<RemoteMessage> Missing(IReadOnlyList<RemoteMessage> messages) =>
        [.. messages.Where(message => !_taken.Contains(message.Number))];

    private async Task<List<RemoteMessage>> PresentAsync(List<RemoteMessage> messages, CancellationToken cancellationToken)
    {
        var present = await calls.RunAsync(
            CheckStep.Fetch,
            () => ImapMailbox.PresentAsync(folder, ImapMailbox.Uids(messages), cancellationToken),
            cancellationToken);
        return [.. messages.Where(message => present.Contains(message.Number))];
    }
}
