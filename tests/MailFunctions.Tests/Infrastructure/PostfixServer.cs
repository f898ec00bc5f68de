using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>A relay that delivers into mailboxes of the tests' mail server: Postfix, on a port of its own. Needs root, as Postfix does.</summary>
internal sealed class PostfixServer : IAsyncDisposable
{
    /// <summary>The domain that it delivers for; a mailbox's user is the local part.</summary>
    public const string Domain = "example.test";

    private const UnixFileMode ReadByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute |
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();
    private ChildProcess? _process;

    private readonly int[] _ports = FreePort.Take(2);

    /// <summary>Where it listens, on 127.0.0.1; STARTTLS is there for whoever asks.</summary>
    public int Port => _ports[0];

    /// <summary>Where it listens for TLS from the first byte.</summary>
    public int SslPort => _ports[1];

    /// <summary>Starts it.</summary>
    /// <param name="certificates">Who issues its certificate, which is for <c>localhost</c>.</param>
    /// <param name="mailboxes">The mailboxes that it delivers into.</param>
    public static Task<PostfixServer> StartAsync(TestCertificates certificates, params Mailbox[] mailboxes) => StartAsync(certificates, saslPort: 0, mailboxes);

    /// <summary>Starts it.</summary>
    /// <param name="certificates">Who issues its certificate, which is for <c>localhost</c>.</param>
    /// <param name="saslPort">Where Dovecot says who may log in, as everybody must then; 0 if nobody can.</param>
    /// <param name="mailboxes">The mailboxes that it delivers into.</param>
    public static async Task<PostfixServer> StartAsync(TestCertificates certificates, int saslPort, params Mailbox[] mailboxes)
    {
        var server = new PostfixServer();
        var folder = server._folder;
        using (var certificate = certificates.Issue("localhost"))
        {
            using var key = certificate.GetRSAPrivateKey()!;
            await File.WriteAllTextAsync(folder["tls.pem"], key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem());
        }

        File.SetUnixFileMode(folder.Path, ReadByAll);
        Directory.CreateDirectory(folder["queue"]);
        Directory.CreateDirectory(folder["data"]);
        await ChildProcess.RunAsync("chown", "postfix", folder["data"]);
        await File.WriteAllTextAsync(folder["main.cf"], server.Settings(mailboxes, saslPort));
        await File.WriteAllTextAsync(folder["master.cf"], server.Services());
        server._process = ChildProcess.Start("postfix", ["-c", folder.Path, "start-fg"]);
        await Wait.UntilAsync(server.AnswersAsync, "Postfix listens");
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await ChildProcess.RunAsync("postfix", "-c", _folder.Path, "stop");
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string Settings(Mailbox[] mailboxes, int saslPort) => $$"""
        compatibility_level = 3.6
        queue_directory = {{_folder["queue"]}}
        data_directory = {{_folder["data"]}}
        command_directory = /usr/sbin
        daemon_directory = /usr/lib/postfix/sbin
        meta_directory = /etc/postfix
        mail_owner = postfix
        setgid_group = postdrop
        maillog_file = {{_folder["log"]}}
        maillog_file_prefixes = {{_folder.Path}}
        myhostname = mail.example.test
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        alias_maps =
        message_size_limit = 50000000
        virtual_mailbox_limit = 0
        virtual_mailbox_domains = {{Domain}}
        virtual_mailbox_base = /
        virtual_mailbox_maps = inline:{ {{string.Join(", ", mailboxes.Select(mailbox => $"{mailbox.User}@{Domain}={mailbox.Folder}/"))}} }
        virtual_uid_maps = static:8
        virtual_gid_maps = static:8
        virtual_minimum_uid = 1
        smtpd_relay_restrictions = {{(saslPort == 0 ? "permit_auth_destination" : "permit_sasl_authenticated")}}, reject
        smtpd_sasl_auth_enable = {{(saslPort == 0 ? "no" : "yes")}}
        smtpd_sasl_type = dovecot
        smtpd_sasl_path = inet:127.0.0.1:{{saslPort}}
        smtpd_tls_auth_only = yes
        smtpd_peername_lookup = no
        smtpd_tls_chain_files = {{_folder["tls.pem"]}}
        smtpd_tls_security_level = may

        """;

    private string Services() => string.Create(CultureInfo.InvariantCulture, $"""
        127.0.0.1:{Port} inet n - n - - smtpd
        127.0.0.1:{SslPort} inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
        postlog unix-dgram n - n - 1 postlogd
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        verify unix - - n - 1 verify
        proxymap unix - - n - - proxymap
        tlsmgr unix - - n 1000? 1 tlsmgr
        virtual unix - n n - - virtual
        error unix - - n - - error
        retry unix - - n - - error
        anvil unix - - n - 1 anvil

        """);

    private async Task<bool> AnswersAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException("Postfix did not start: " + string.Join('\n', _process.Lines) + await File.ReadAllTextAsync(_folder["log"]));
        }

        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
