using MailFunctions.Checking.Connecting;
using MailKit.Net.Imap;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>
/// A session that was opened in one go, without the client. Where the status tells that there is nothing to do that is all of it; otherwise
/// the client takes over.
/// </summary>
/// <param name="conversation">The connection.</param>
/// <param name="status">The folder's status.</param>
/// <param name="takeOver">Gives the connection to a client, and finds the folder.</param>
/// <param name="farewell">Ends it.</param>
internal sealed class BriefImapSession(
    ImapConversation conversation,
    ImapStatus status,
    Func<CancellationToken, Task<(ImapClient Client, ImapFolder Folder)>> takeOver,
    Farewell farewell) : IImapSession
{
    private ImapClientSession? _taken;
    private Task? _gone;

    /// <inheritdoc/>
    public ImapStatus Status => status;

    /// <inheritdoc/>
    public Task Gone => _taken?.Gone ?? _gone ?? Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<ImapFolder> GetFolderAsync(CancellationToken cancellationToken)
    {
        if (_taken is null)
        {
            var (client, folder) = await takeOver(cancellationToken);
            _taken = new ImapClientSession(client, folder, farewell);
        }

        return await _taken.GetFolderAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_taken is not null)
        {
            return _taken.CloseAsync(cancellationToken);
        }

        // Nothing depends on the answer: others need not wait for it.
        _gone ??= conversation.LogOutAsync(farewell);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_taken is not null)
        {
            await _taken.DisposeAsync();
        }
        else if (_gone is null)
        {
            await conversation.LogOutAsync(farewell);
        }
    }
}
