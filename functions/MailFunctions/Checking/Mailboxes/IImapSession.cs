using MailKit.Net.Imap;

namespace MailFunctions.Checking.Mailboxes;

/// <summary>A session that is logged in, and has asked for the status of the account's folder.</summary>
internal interface IImapSession : IAsyncDisposable
{
    /// <summary>The answer.</summary>
    ImapStatus Status { get; }

    /// <summary>The folder, for more than its status.</summary>
    /// <exception cref="MailKit.FolderNotFoundException">It is not there any more.</exception>
    Task<ImapFolder> GetFolderAsync(CancellationToken cancellationToken);

    /// <summary>Says goodbye.</summary>
    Task CloseAsync(CancellationToken cancellationToken);

    /// <summary>Ends when the connection, once <see cref="CloseAsync"/> returned, is closed.</summary>
    Task Gone { get; }
}
