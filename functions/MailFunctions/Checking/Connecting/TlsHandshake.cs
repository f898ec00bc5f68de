using System.Net.Security;
using System.Security.Authentication;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailKit.Security;

namespace MailFunctions.Checking.Connecting;

/// <summary>Makes a connection secure on which TLS is spoken from the first byte. A session of before is taken up again where the server lets it (RFC 8446, section 2.2).</summary>
internal sealed class TlsHandshake(Account account, StepTimer steps, TimeSpan patience, TimeProvider clock)
{
    private readonly CertificateReport _certificate = new(account.Address, account.SkipCertificate, clock);

    /// <summary>Does it.</summary>
    /// <param name="stream">The connection; belongs to the result, or is closed.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MailboxException">It failed.</exception>
    public async Task<SslStream> RunAsync(Stream stream, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetTimestamp();
        var tls = new SslStream(stream);
        try
        {
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = account.Address,
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                RemoteCertificateValidationCallback = _certificate.Validate,
            };
            await clock.WithinAsync(patience, stop => tls.AuthenticateAsClientAsync(options, stop), cancellationToken);
        }
        catch (Exception exception)
        {
            await tls.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            var cause = exception is TimeoutException ? exception : new SslHandshakeException(exception.Message, exception);
            var error = MailboxFailures.Explain(cause, CheckStep.Secure, account, log: null, _certificate);
            throw steps.Fail(CheckStep.Secure, error, clock.GetElapsedTime(startedAt), exception);
        }

        steps.Report(CheckStep.Secure, clock.GetElapsedTime(startedAt), _certificate.Summary);
        return tls;
    }
}
