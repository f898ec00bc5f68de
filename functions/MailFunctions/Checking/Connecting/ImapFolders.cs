using MailFunctions.Accounts;
using MailKit.Net.Imap;

namespace MailFunctions.Checking.Connecting;

/// <summary>Finds the folder that an account is about.</summary>
internal static class ImapFolders
{
    private static readonly ImapImplementation Program = new()
    {
        Name = "MailFunctions",
        Version = typeof(ImapFolders).Assembly.GetName().Version?.ToString(3) ?? "1.0.0",
    };

    /// <summary>Finds it.</summary>
    /// <param name="client">A client that is logged in.</param>
    /// <param name="account">The account.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="MailKit.FolderNotFoundException">There is none.</exception>
    public static async Task<ImapFolder> FindAsync(ImapClient client, Account account, CancellationToken cancellationToken)
    {
        await IdentifyAsync(client, cancellationToken);
        var found = account.Folder.Equals(AccountDraft.DefaultFolder, StringComparison.OrdinalIgnoreCase)
            ? client.Inbox!
            : await client.GetFolderAsync(account.Folder, cancellationToken);
        return (ImapFolder)found;
    }

    /// <summary>Says which program this is (RFC 2971), and nothing else: some providers open no mailbox for those who do not.</summary>
    private static async Task IdentifyAsync(ImapClient client, CancellationToken cancellationToken)
    {
        if (!client.Capabilities.HasFlag(ImapCapabilities.Id))
        {
            return;
        }

        try
        {
            await client.IdentifyAsync(Program, cancellationToken);
        }
        catch (ImapCommandException)
        {
            // A courtesy that is declined; whether the mailbox opens all the same is seen next.
        }
    }
}
