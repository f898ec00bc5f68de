using System.Net.Sockets;
using MailFunctions.Accounts;
using MailFunctions.Checking.Connecting;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Pop3;
using MailKit.Security;

namespace MailFunctions.Checking.Failures;

/// <summary>Explains what went wrong with a mail server, in words that say what to do next.</summary>
internal static class MailboxFailures
{
    /// <summary>Whether an exception is about the mail server, and not about what was done with its answers.</summary>
    public static bool IsOfServer(Exception exception) => exception is
        CommandException or ProtocolException or AuthenticationException or FolderNotFoundException or MessageNotFoundException or
        SocketException or IOException or InvalidDataException or TimeoutException or OperationCanceledException or NotSupportedException or
        InvalidOperationException or FormatException or ArgumentException or OverflowException;

    /// <summary>The error that an exception stands for.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="step">The step it ended.</param>
    /// <param name="account">The account.</param>
    /// <param name="log">What the session heard; <see langword="null"/> before there was one.</param>
    /// <param name="certificate">What was seen of the certificate; <see langword="null"/> if that is not the matter.</param>
    public static CheckError Explain(
        Exception exception,
        CheckStep step,
        Account account,
        SessionLog? log,
        CertificateReport? certificate)
    {
        var server = $"{account.Address}:{account.Port}";
        return exception switch
        {
            SocketException socket when step == CheckStep.Resolve => Dns(socket, account),
            SocketException socket => Connection(socket, step, server),
            TimeoutException or OperationCanceledException => Silence(step, server, account),
            SslHandshakeException => Certificate(server, certificate),
            NotSupportedException or CommandException when step == CheckStep.Secure => NoStartTls(server, account, log),
            NotSupportedException when step == CheckStep.Authenticate => NoLogIn(server, account, log),
            AuthenticationException => LogIn(exception, server, account, log),
            FolderNotFoundException => NoFolder(server, account, answer: null),
            _ => Other(exception, step, account, server, log),
        };
    }

    private static CheckError Dns(SocketException exception, Account account) => exception.SocketErrorCode == SocketError.HostNotFound
        ? new(CheckErrorCode.DnsFailure, CheckStep.Resolve, $"The name {account.Address} does not exist in the DNS. Check the account's address for a typing error.")
        : new(CheckErrorCode.DnsFailure, CheckStep.Resolve, $"The name {account.Address} could not be looked up in the DNS: {exception.Message}. If other names cannot either, the name servers are the trouble; otherwise check the address.");

    private static CheckError Connection(SocketException exception, CheckStep step, string server) => exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => new(
            CheckErrorCode.ConnectionRefused,
            step,
            $"{server} refused the connection: nothing listens on this port, or a firewall rejects us. Check address and port, and whether the server is running."),
        SocketError.TimedOut => new(
            CheckErrorCode.ConnectTimeout,
            step,
            $"{server} did not answer. Check address and port; a firewall may be dropping the connection."),
        _ => new(
            CheckErrorCode.ConnectionRefused,
            step,
            $"{server} cannot be reached: {exception.Message}. Check the address and the network between."),
    };

    private static CheckError Silence(CheckStep step, string server, Account account) => step switch
    {
        CheckStep.Resolve => new(CheckErrorCode.DnsFailure, step, $"Looking up {account.Address} in the DNS took too long. The name servers may be in trouble; the next check asks them again."),
        CheckStep.Connect => new(CheckErrorCode.ConnectTimeout, step, $"{server} did not answer the connection in time. Check address and port; a firewall may be dropping the connection."),
        CheckStep.Greet when account.ConnectionType != ConnectionType.Ssl => new(
            CheckErrorCode.Timeout,
            step,
            $"{server} accepted the connection and said nothing. If this port expects TLS from the first byte, use connection type SSL; otherwise the server is stuck."),
        CheckStep.Secure => new(
            CheckErrorCode.Timeout,
            step,
            $"{server} did not complete the TLS handshake. If this is the plain port, use connection type TLS (STARTTLS); otherwise the server is stuck."),
        _ => new(CheckErrorCode.Timeout, step, $"{server} stopped answering. The server or the network is overloaded; the next check tries again."),
    };

    private static CheckError Certificate(string server, CertificateReport? certificate) => certificate?.Fault is { } fault
        ? new(
            CheckErrorCode.CertificateInvalid,
            CheckStep.Secure,
            $"The certificate of {server} is not valid: {fault}. Ask the server's administrator for a valid one. Skip certificate would take it unseen, and anybody between could read the password.")
        : new(
            CheckErrorCode.CertificateInvalid,
            CheckStep.Secure,
            $"TLS could not be agreed on with {server}. Either this port does not speak TLS from the first byte (then use connection type TLS, or another port), or the server offers only TLS versions older than 1.2.");

    private static CheckError NoStartTls(string server, Account account, SessionLog? log) => new(
        CheckErrorCode.TlsNotOffered,
        CheckStep.Secure,
        $"{server} does not offer {(account.Protocol == MailProtocol.Imap ? "STARTTLS" : "STLS")}, so the password was not sent. Use connection type SSL with port {StandardPort.Of(account.Protocol, ConnectionType.Ssl)}, or ask the provider which port is secure.",
        log?.Refusal);

    private static CheckError NoLogIn(string server, Account account, SessionLog? log) => new(
        account.SecureConnection ? CheckErrorCode.AuthenticationFailed : CheckErrorCode.TlsNotOffered,
        CheckStep.Authenticate,
        account.SecureConnection
            ? $"{server} offers no way to log in with a user name and a password. Ask the provider which kind of log-in it takes."
            : $"{server} does not take log-ins on a connection that is not secure, so the password was not sent. Set Secure connection to Yes.",
        log?.Refusal);

    private static CheckError LogIn(Exception exception, string server, Account account, SessionLog? log)
    {
        var answer = Answer(exception, CheckStep.Authenticate, log);
        if (!account.SecureConnection && ServerAnswers.DemandsTls(answer))
        {
            return NoLogIn(server, account, log);
        }

        var code = ServerAnswers.MeaningOf(answer) ?? CheckErrorCode.AuthenticationFailed;
        var message = code switch
        {
            CheckErrorCode.MailboxLocked => $"Another session has the mailbox on {server} open. It is tried again; if this lasts, look for another program that reads the same mailbox.",
            CheckErrorCode.ServerUnavailable => $"{server} cannot serve the log-in now. The credential is not to blame; it is tried again.",
            _ when log?.IsOfToken == true => $"{server} refused the access token. Check that the credential's user name is this mailbox, that the app may read it by IMAP and POP3 (scopes, consent, permission to the mailbox), and that the provider has these protocols switched on.",
            _ => $"{server} refused the user name or the password. Check the credential; the provider may ask for an app password, or for POP3 or IMAP to be switched on first.",
        };
        return new(code, CheckStep.Authenticate, message, answer);
    }

    private static CheckError Other(Exception exception, CheckStep step, Account account, string server, SessionLog? log)
    {
        var answer = Answer(exception, step, log);
        return ServerAnswers.MeaningOf(answer) switch
        {
            CheckErrorCode.MailboxLocked => new(CheckErrorCode.MailboxLocked, step, $"Another session has the mailbox on {server} open. It is tried again.", answer),
            CheckErrorCode.ServerUnavailable => new(CheckErrorCode.ServerUnavailable, step, $"{server} cannot serve now. It is tried again.", answer),
            _ when step == CheckStep.Greet && log?.Refusal is not null => new(
                CheckErrorCode.ServerUnavailable, step, $"{server} turned us away at the door. It is tried again; its administrator can say why.", answer),
            _ when exception is CommandException && step == CheckStep.OpenMailbox => NoFolder(server, account, answer),
            _ when exception is CommandException => new(
                CheckErrorCode.ProtocolError, step, $"{server} refused a command. What it said may tell its administrator why.", answer),
            _ when exception is InvalidDataException => new(
                CheckErrorCode.ProtocolError, step, $"{server} sends a message or a line that is far larger than it says. It was not taken in; its administrator can say why.", answer),
            _ => new(
                CheckErrorCode.ProtocolError,
                step,
                $"{server} closed the connection or answered what no {account.Protocol.ToString().ToUpperInvariant()} server should. Check that address, port and protocol belong together; otherwise its administrator can say why.",
                answer),
        };
    }

    private static CheckError NoFolder(string server, Account account, string? answer) => new(
        CheckErrorCode.FolderNotFound,
        CheckStep.OpenMailbox,
        $"There is no folder {account.Folder} on {server} that this user may open. Check its name (folders within folders are written as the server does, such as INBOX/Support or INBOX.Support).",
        answer);

    /// <summary>What the server said: its refusal, or whatever it said instead of a greeting.</summary>
    private static string? Answer(Exception exception, CheckStep step, SessionLog? log)
    {
        var said = exception switch
        {
            _ when log?.Refusal is { } refusal => refusal,
            _ when step == CheckStep.Greet => log?.Greeting ?? log?.LastLine,
            ImapCommandException refused => refused.ResponseText,
            Pop3CommandException refused => refused.StatusText,
            AuthenticationException => exception.Message,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(said) ? null : log is null ? said : log.Clean(said);
    }
}
