using MailKit.Net.Imap;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A session of the client's, which was opened step by step.</summary>
/// <param name="client">The client, logged in; belongs to the session.</param>
/// <param name="folder">The account's folder, whose status was asked for.</param>
/// <param name="farewell">Ends it.</param>
internal sealed class ImapClientSession(ImapClient client, ImapFolder folder, Farewell farewell) : IImapSession
{
    /// <inheritdoc/>
    public ImapStatus Status => new(folder.UidValidity, folder.UidNext?.Id ?? 0, folder.Count);

    /// <inheritdoc/>
    public Task Gone => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<ImapFolder> GetFolderAsync(CancellationToken cancellationToken) => Task.FromResult(folder);

    /// <inheritdoc/>
    public Task CloseAsync(CancellationToken cancellationToken) => farewell.SayAsync(client, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await farewell.SayAsync(client, CancellationToken.None);
        client.Dispose();
    }
}
