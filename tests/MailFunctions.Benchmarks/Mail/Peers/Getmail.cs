using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail.Peers;

/// <summary>getmail, which copies what is new in some mailboxes to Maildirs.</summary>
internal sealed class Getmail : IDisposable
{
    // It does not deliver as root.
    private const string Recipient = "mail";

    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
    private readonly TemporaryFolder _folder = new();
    private readonly string[] _arguments;

    /// <summary>Configures it.</summary>
    public Getmail(Stage stage, IReadOnlyList<Mailbox> mailboxes, int port)
    {
        File.WriteAllText(_folder["ca.pem"], stage.Certificates.AuthorityPem);
        File.SetUnixFileMode(_folder.Path, Everybody);
        foreach (var mailbox in mailboxes)
        {
            foreach (var part in new[] { "", "new", "cur", "tmp" })
            {
                File.SetUnixFileMode(Directory.CreateDirectory(Path.Combine(_folder[mailbox.User], part)).FullName, Everybody);
            }

            File.WriteAllText(_folder[mailbox.User + ".rc"], Settings(mailbox, port));
        }

        _arguments = ["--getmaildir", _folder.Path, .. mailboxes.SelectMany(mailbox => new[] { "--rcfile", _folder[mailbox.User + ".rc"] })];
    }

    /// <summary>Goes through all mailboxes once.</summary>
    public Task RunAsync() => ChildProcess.RunAsync("getmail", _arguments);

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string Settings(Mailbox mailbox, int port) => $"""
        [retriever]
        type = SimpleIMAPSSLRetriever
        server = localhost
        port = {port}
        username = {mailbox.User}
        password = {DovecotServer.Password}
        ca_certs = {_folder["ca.pem"]}
        [destination]
        type = Maildir
        path = {_folder[mailbox.User]}/
        user = {Recipient}
        [options]
        read_all = false
        delete = false
        verbose = 0

        """;
}
