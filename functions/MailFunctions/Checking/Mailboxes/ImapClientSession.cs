using MailKit.Net.Imap;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A session of the client's, which was opened step by step.</summary>
/// <param name="client">The client, logged in; belongs to the session.</param>
/// <param name="folder">The account's folder, whose status was asked for.</param>
/// <param name="farewell">How long a farewell may take.</param>
internal sealed class ImapClientSession(ImapClient client, ImapFolder folder, TimeSpan farewell) : IImapSession
{
    /// <inheritdoc/>
    public ImapStatus Status => new(folder.UidValidity, folder.UidNext?.Id ?? 0, folder.Count);

    /// <inheritdoc/>
    public Task Gone => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<ImapFolder> GetFolderAsync(CancellationToken cancellationToken) => Task.FromResult(folder);

    /// <inheritdoc/>
    public Task CloseAsync(CancellationToken cancellationToken) => Farewell.SayAsync(client, farewell, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Farewell.SayAsync(client, farewell, CancellationToken.None);
        client.Dispose();
    }
}
