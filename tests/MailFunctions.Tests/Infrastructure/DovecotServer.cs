using System.Globalization;
using System.Security.Cryptography.X509Certificates;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>An IMAP and POP3 server: Dovecot, with any number of mailboxes, on ports of its own. Needs root, as Dovecot does.</summary>
internal sealed class DovecotServer : IAsyncDisposable
{
    /// <summary>The password of every mailbox.</summary>
    public const string Password = "correct-horse-battery-staple";

    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
    private readonly TemporaryFolder _folder = new();
    private readonly int[] _ports = FreePort.Take(4);
    private ChildProcess? _process;

    public int ImapPort => _ports[0];

    public int ImapsPort => _ports[1];

    public int Pop3Port => _ports[2];

    public int Pop3sPort => _ports[3];

    /// <summary>Starts it with a certificate for <c>localhost</c>.</summary>
    /// <param name="certificates">Who issues the certificate.</param>
    /// <param name="settings">Further lines of its configuration.</param>
    public static async Task<DovecotServer> StartAsync(TestCertificates certificates, string settings = "")
    {
        var server = new DovecotServer();
        using (var certificate = certificates.Issue("localhost"))
        {
            await File.WriteAllTextAsync(server._folder["cert.pem"], certificate.ExportCertificatePem());
            using var key = certificate.GetRSAPrivateKey()!;
            await File.WriteAllTextAsync(server._folder["key.pem"], key.ExportPkcs8PrivateKeyPem());
        }

        Open(server._folder.Path);
        Open(Directory.CreateDirectory(server._folder["mail"]).FullName);
        await File.WriteAllTextAsync(server._folder["dovecot.conf"], server.Configuration(settings));
        server._process = ChildProcess.Start("dovecot", ["-F", "-c", server._folder["dovecot.conf"]]);
        await Wait.UntilAsync(server.AnswersAsync, "Dovecot listens");
        return server;
    }

    /// <summary>What it logged so far.</summary>
    public Task<string> LogAsync() => File.ReadAllTextAsync(_folder["log"]);

    /// <summary>Makes a mailbox.</summary>
    public Mailbox CreateMailbox()
    {
        var user = "u" + Guid.NewGuid().ToString("N")[..12];
        foreach (var folder in new[] { "", "cur", "new", "tmp" })
        {
            Open(Directory.CreateDirectory(Path.Combine(_folder["mail"], user, folder)).FullName);
        }

        return new Mailbox(this, user, Path.Combine(_folder["mail"], user));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.StopAsync();
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Lets Dovecot's mail user at a folder.</summary>
    private static void Open(string folder) => File.SetUnixFileMode(folder, Everybody);

    private async Task<bool> AnswersAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException("Dovecot did not start: " + string.Join('\n', _process.Lines) + File.ReadAllText(_folder["log"]));
        }

        try
        {
            foreach (var port in _ports)
            {
                using var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
            }

            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private string Configuration(string settings) => string.Create(CultureInfo.InvariantCulture, $$"""
        base_dir = {{_folder["run"]}}
        state_dir = {{_folder["state"]}}
        log_path = {{_folder["log"]}}
        protocols = imap pop3
        listen = 127.0.0.1
        ssl = yes
        ssl_cert = <{{_folder["cert.pem"]}}
        ssl_key = <{{_folder["key.pem"]}}
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        auth_failure_delay = 0
        mail_max_userip_connections = 1000
        mail_location = maildir:{{_folder["mail"]}}/%u
        mail_uid = mail
        mail_gid = mail
        first_valid_uid = 1
        default_process_limit = 500
        default_client_limit = 2000
        passdb {
          driver = static
          args = password={{Password}}
        }
        userdb {
          driver = static
          args = uid=mail gid=mail home={{_folder["mail"]}}/%u
        }
        service anvil {
          client_limit = 3000
          # No penalty: all the tests' log-ins, wrong ones too, come from one address.
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service auth {
          client_limit = 4000
        }
        service imap-login {
          inet_listener imap {
            port = {{ImapPort}}
          }
          inet_listener imaps {
            port = {{ImapsPort}}
            ssl = yes
          }
        }
        service pop3-login {
          inet_listener pop3 {
            port = {{Pop3Port}}
          }
          inet_listener pop3s {
            port = {{Pop3sPort}}
            ssl = yes
          }
        }
        {{settings}}

        """);
}
