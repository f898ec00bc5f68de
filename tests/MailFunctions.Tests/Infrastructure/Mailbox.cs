using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>A mailbox on the tests' mail server, as seen from the server's side.</summary>
internal sealed class Mailbox(DovecotServer server, string user, string folder)
{
    private int _delivered;

    public string User => user;

    public DovecotServer Server => server;

    /// <summary>Its Maildir.</summary>
    public string Folder => folder;

    /// <summary>Delivers a message: its very bytes.</summary>
    /// <param name="message">The message.</param>
    /// <param name="receivedAt">When the server received it, as IMAP tells it; now if absent.</param>
    public async Task DeliverAsync(byte[] message, DateTimeOffset? receivedAt = null)
    {
        // Names within a Maildir are in the order of delivery, and so are the UIDs that they get.
        var name = $"{1_700_000_000 + _delivered++}.M{_delivered:D6}P1.tests";
        var temporary = Path.Combine(folder, "tmp", name);
        await File.WriteAllBytesAsync(temporary, message);
        File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        File.SetLastWriteTimeUtc(temporary, (receivedAt ?? DateTimeOffset.UtcNow).UtcDateTime);
        File.Move(temporary, Path.Combine(folder, "new", name));
    }

    /// <summary>What is in the mailbox: the flags of every message, in order.</summary>
    public Task<IReadOnlyList<MessageFlags>> FlagsAsync() => UseAsync<IReadOnlyList<MessageFlags>>(
        async inbox => [.. (await inbox.FetchAsync(0, -1, MessageSummaryItems.Flags)).Select(summary => summary.Flags!.Value & ~MessageFlags.Recent)]);

    /// <summary>How many messages are in the mailbox.</summary>
    public async Task<int> CountAsync() => (await FlagsAsync()).Count;

    /// <summary>Flags a message, as another client of the same mailbox does.</summary>
    public Task FlagAsync(int index, MessageFlags flags) => UseAsync(async inbox =>
    {
        await inbox.AddFlagsAsync(index, flags, silent: true);
        return true;
    });

    /// <summary>Gives all messages new UIDs under another <c>UIDVALIDITY</c>, as a restored server does.</summary>
    public void Renumber()
    {
        foreach (var file in Directory.EnumerateFiles(folder, "dovecot*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>Works in the mailbox as its user.</summary>
    public async Task<T> UseAsync<T>(Func<IMailFolder, Task<T>> use)
    {
        using var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", server.ImapPort, SecureSocketOptions.None);
        await client.AuthenticateAsync(user, DovecotServer.Password);
        await client.Inbox!.OpenAsync(FolderAccess.ReadWrite);
        var result = await use(client.Inbox);
        await client.DisconnectAsync(quit: true);
        return result;
    }
}
