using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail.Peers;

/// <summary>mbsync, which copies what is new in some mailboxes to Maildirs, with the settings that it has by default.</summary>
internal sealed class Mbsync : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Configures it.</summary>
    public Mbsync(Stage stage, IReadOnlyList<Mailbox> mailboxes, int port)
    {
        File.WriteAllText(_folder["ca.pem"], stage.Certificates.AuthorityPem);
        File.WriteAllText(_folder["rc"], "SyncState *\nSync Pull\nCreate Near\n\n" + string.Concat(mailboxes.Select(mailbox => Channel(mailbox, port))));
    }

    /// <summary>Goes through all mailboxes once.</summary>
    public Task RunAsync() => ChildProcess.RunAsync("mbsync", "--config", _folder["rc"], "--quiet", "--all");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string Channel(Mailbox mailbox, int port) => $"""
        IMAPStore {mailbox.User}-far
        Host localhost
        Port {port}
        User {mailbox.User}
        Pass {DovecotServer.Password}
        SSLType IMAPS
        CertificateFile {_folder["ca.pem"]}

        MaildirStore {mailbox.User}-near
        Inbox {_folder[mailbox.User]}

        Channel {mailbox.User}
        Far :{mailbox.User}-far:INBOX
        Near :{mailbox.User}-near:INBOX


        """;
}
