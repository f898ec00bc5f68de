using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using MailFunctions.Tests.Infrastructure;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Looks whether a mailbox has new mail, over TLS, and nothing more: ways to do it that store nothing.</summary>
/// <param name="trust">Which servers are trusted.</param>
/// <param name="port">Where the server listens for TLS.</param>
internal sealed class IdleLooks(Trust trust, int port)
{
    private const string Host = "localhost";

    /// <summary>With no more round trips than there must be: the commands follow the handshake at once, and each other (RFC 9051, section 5.5).</summary>
    public async Task BareAsync(Mailbox mailbox, CancellationToken cancellationToken)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port, cancellationToken);
        await using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = Host, CertificateChainPolicy = trust.Policy() }, cancellationToken);
        var commands = $"1 LOGIN {mailbox.User} {DovecotServer.Password}\r\n2 STATUS INBOX (MESSAGES UIDNEXT UIDVALIDITY)\r\n3 LOGOUT\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(commands), cancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadToEndAsync(cancellationToken);
        if (!answer.Contains("\r\n2 OK", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The server did not tell: {answer}");
        }
    }

    /// <summary>As MailKit does it for whoever calls one method after another.</summary>
    public async Task MailKitAsync(Mailbox mailbox, CancellationToken cancellationToken)
    {
        using var client = new ImapClient { ServerCertificateValidationCallback = (_, certificate, _, errors) => trust.Accepts(certificate, errors) };
        await client.ConnectAsync(Host, port, SecureSocketOptions.SslOnConnect, cancellationToken);
        await client.AuthenticateAsync(mailbox.User, DovecotServer.Password, cancellationToken);
        await client.Inbox!.StatusAsync(StatusItems.Count | StatusItems.UidNext | StatusItems.UidValidity, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }
}
