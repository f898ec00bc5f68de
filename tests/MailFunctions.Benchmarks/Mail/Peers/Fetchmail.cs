using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail.Peers;

/// <summary>fetchmail, asked whether there is mail in any of some mailboxes.</summary>
internal sealed class Fetchmail : IDisposable
{
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly TemporaryFolder _folder = new();

    /// <summary>Configures it.</summary>
    public Fetchmail(Stage stage, IReadOnlyList<Mailbox> mailboxes, int port)
    {
        File.WriteAllText(_folder["ca.pem"], stage.Certificates.AuthorityPem);
        File.WriteAllText(_folder["rc"], $"poll localhost protocol imap port {port} auth password\n" + string.Concat(mailboxes.Select(User)));
        File.SetUnixFileMode(_folder["rc"], OwnersOnly);
    }

    /// <summary>Looks into all mailboxes once. That there is no mail for it is its exit code 1.</summary>
    public Task CheckAsync() => ChildProcess.RunAsync(
        "sh",
        "-c",
        "fetchmail \"$@\" || test $? -eq 1",
        "fetchmail",
        "--fetchmailrc", _folder["rc"], "--pidfile", _folder["pid"], "--idfile", _folder["ids"], "--nodetach", "--nosyslog", "--check");

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string User(Mailbox mailbox) =>
        $"  user \"{mailbox.User}\" password \"{DovecotServer.Password}\" ssl sslcertck sslcertfile \"{_folder["ca.pem"]}\" keep\n";
}
