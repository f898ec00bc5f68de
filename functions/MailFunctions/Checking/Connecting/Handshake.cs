using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailKit;
using MailKit.Security;

namespace MailFunctions.Checking.Connecting;

/// <summary>
/// Reads the server's greeting and makes the connection secure. To the client both are one call: when each began and ended shows
/// in when the greeting, the request for TLS and the certificate were seen.
/// </summary>
internal sealed class Handshake(Account account, SessionLog log, StepTimer steps, ConnectionOptions options, TimeProvider clock)
{
    private readonly CertificateReport _certificate = new(account.Address, account.SkipCertificate, clock);

    private SecureSocketOptions Security => account.ConnectionType switch
    {
        ConnectionType.Ssl => SecureSocketOptions.SslOnConnect,
        ConnectionType.Tls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    /// <summary>Does both, in the order that the account's connection type has.</summary>
    /// <param name="client">The client, not connected yet.</param>
    /// <param name="link">The connection; the client owns it from now on.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MailboxException">One of them failed.</exception>
    public async Task RunAsync(IMailService client, ServerLink link, CancellationToken cancellationToken)
    {
        client.Timeout = options.CommandSeconds * 1000;
        client.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = Validate;
        steps.Begin(account.ConnectionType == ConnectionType.Ssl ? CheckStep.Secure : CheckStep.Greet);
        var startedAt = clock.GetTimestamp();
        try
        {
            await clock.WithinAsync(
                TimeSpan.FromSeconds(options.GreetSeconds),
                stop => link.AttachAsync(client, account, Security, stop),
                cancellationToken);
        }
        catch (Exception exception)
        {
            await link.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            var step = StepOf(exception);
            var failedSince = ReportFirst(step, startedAt);
            var error = MailboxFailures.Explain(exception, step, account, log, _certificate);
            throw steps.Fail(step, error, clock.GetElapsedTime(failedSince), exception);
        }

        Report(client, startedAt);
    }

    /// <summary>Decides about the certificate: once it is taken, a server that is spoken to in TLS from the first byte greets.</summary>
    private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var taken = _certificate.Validate(sender, certificate, chain, errors);
        if (taken && account.ConnectionType == ConnectionType.Ssl)
        {
            steps.Begin(CheckStep.Greet);
        }

        return taken;
    }

    /// <summary>Connecting, securing and greeting are one call of the client; which of them failed shows in what had happened by then.</summary>
    private CheckStep StepOf(Exception exception) =>
        account.ConnectionType switch
        {
            ConnectionType.Ssl when exception is SslHandshakeException || _certificate.SeenAt is null => CheckStep.Secure,
            ConnectionType.Tls when exception is SslHandshakeException or NotSupportedException || log.TlsAskedAt is not null => CheckStep.Secure,
            _ => CheckStep.Greet,
        };

    /// <summary>Reports the step that went well before the one that failed, if one did.</summary>
    /// <returns>When the step that failed began: a timestamp of the clock.</returns>
    private long ReportFirst(CheckStep failed, long startedAt)
    {
        switch (account.ConnectionType)
        {
            case ConnectionType.Ssl when failed == CheckStep.Greet && _certificate.SeenAt is { } securedAt:
                steps.Report(CheckStep.Secure, clock.GetElapsedTime(startedAt, securedAt), _certificate.Summary);
                return securedAt;
            case ConnectionType.Tls when failed == CheckStep.Secure && log.GreetedAt is { } greetedAt:
                steps.Report(CheckStep.Greet, clock.GetElapsedTime(startedAt, greetedAt), log.Greeting);
                return log.TlsAskedAt ?? greetedAt;
            default:
                return startedAt;
        }
    }

    private void Report(IMailService client, long startedAt)
    {
        var endedAt = clock.GetTimestamp();
        var tls = $"{NameOf(client.SslProtocol)}, {client.SslCipherSuite}; {_certificate.Summary}" +
            (_certificate.Fault is { } fault ? $". The certificate was taken unseen, as the account asks: {fault}" : "");
        switch (account.ConnectionType)
        {
            case ConnectionType.Ssl:
                var securedAt = _certificate.SeenAt ?? startedAt;
                steps.Report(CheckStep.Secure, clock.GetElapsedTime(startedAt, securedAt), tls);
                steps.Report(CheckStep.Greet, clock.GetElapsedTime(securedAt, endedAt), log.Greeting);
                break;
            case ConnectionType.Tls:
                var askedAt = log.TlsAskedAt ?? endedAt;
                steps.Report(CheckStep.Greet, clock.GetElapsedTime(startedAt, askedAt), log.Greeting);
                steps.Report(CheckStep.Secure, clock.GetElapsedTime(askedAt, endedAt), tls);
                break;
            default:
                steps.Report(CheckStep.Greet, clock.GetElapsedTime(startedAt, endedAt), log.Greeting);
                break;
        }
    }

    private static string NameOf(SslProtocols protocol) => protocol switch
    {
        SslProtocols.Tls12 => "TLS 1.2",
        SslProtocols.Tls13 => "TLS 1.3",
        _ => protocol.ToString(),
    };
}
