using System.Net.Sockets;
using System.Security.Authentication;
using MailFunctions.Credentials;
using MailFunctions.Security;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace MailFunctions.Email;

/// <summary>Gives e-mail to the relay (SMTP, RFC 5321).</summary>
public sealed class Relay(EgressPolicy egress, Vault vault, IOptions<SmtpOptions> options)
{
    private TimeSpan Patience => TimeSpan.FromSeconds(options.Value.TimeoutSeconds);

    /// <summary>Sends an e-mail.</summary>
    public async Task<SmtpOutcome> SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new RelayClient { Timeout = options.Value.TimeoutSeconds * 1000, CheckCertificateRevocation = false };
        client.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        var progress = new TransferProgress();
        try
        {
            await OpenAsync(client, cancellationToken);
            await client.SendAsync(message, cancellationToken, progress);
            await LeaveAsync(client, cancellationToken);
            return Outcome(client);
        }
        catch (Exception exception) when (Explain(exception, progress, client) is { } outcome && !cancellationToken.IsCancellationRequested)
        {
            return outcome;
        }
    }

    private static SmtpOutcome Outcome(RelayClient client)
    {
        var refused = client.Refused.Count == 0 ? null : $"The relay did not take {string.Join("; ", client.Refused)}.";
        return client switch
        {
            { HasRecipients: true } => new(SmtpOutcomeKind.Accepted, refused),
            { IsDeferred: true } => new(SmtpOutcomeKind.Deferred, refused),
            _ => new(SmtpOutcomeKind.Refused, $"{refused} Correct the recipients."),
        };
    }

    /// <returns><see langword="null"/> if it is a fault in this program.</returns>
    private SmtpOutcome? Explain(Exception exception, TransferProgress progress, RelayClient client)
    {
        var relay = $"{options.Value.Host}:{options.Value.Port}";
        return exception switch
        {
            SmtpCommandException when client is { HasRecipients: false, Refused.Count: > 0 } => Outcome(client),
            SmtpCommandException { StatusCode: var code } failure when (int)code >= 500 => new(SmtpOutcomeKind.Refused, $"{relay} refused: {(int)code} {failure.Message}"),
            SmtpCommandException failure => new(SmtpOutcomeKind.Deferred, $"{relay} asks to try later: {(int)failure.StatusCode} {failure.Message}"),
            MailKit.Security.AuthenticationException failure => new(SmtpOutcomeKind.Deferred, $"{relay} refused the log-in: {failure.Message} Check Smtp__UserName and the secret {options.Value.SecretName}."),
            SslHandshakeException => new(SmtpOutcomeKind.Deferred, $"{relay} could not be trusted: {exception.Message}"),
            NotSupportedException => new(SmtpOutcomeKind.Refused, $"{relay} does not offer what is needed: {exception.Message} Check Smtp__Security."),
            EgressDeniedException => new(SmtpOutcomeKind.Refused, $"The egress policy forbids {relay}: allow it with Egress__Allow__0, or choose another relay."),
            VaultException => new(SmtpOutcomeKind.Deferred, "The vault with the relay's password does not answer."),
            IOException or ProtocolException or SocketException or OperationCanceledException when progress.IsOut && client.HasRecipients =>
                new(SmtpOutcomeKind.Unknown, $"{relay} went away before it said whether it took the e-mail: {exception.Message}"),
            IOException or ProtocolException or SocketException or OperationCanceledException => new(SmtpOutcomeKind.Deferred, $"{relay} could not be reached, or went away: {exception.Message}"),
            _ => null,
        };
    }

    private async Task OpenAsync(RelayClient client, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var settings = options.Value;
        var addresses = await egress.ResolveAsync(settings.Host, patience.Token);
        if (addresses.Count == 0)
        {
            throw new EgressDeniedException(settings.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], settings.Port, patience.Token);
            await client.ConnectAsync(socket, settings.Host, settings.Port, Security(settings.Security), patience.Token);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        if (settings.UserName.Length > 0)
        {
            var password = await vault.GetAsync(settings.SecretName, version: null, patience.Token)
                ?? throw new MailKit.Security.AuthenticationException($"the vault has no enabled secret named {settings.SecretName}.");
            try
            {
                await client.AuthenticateAsync(settings.UserName, password, patience.Token);
            }
            catch (MailKit.Security.AuthenticationException)
            {
                // Perhaps the secret was rotated a moment ago: the next attempt reads it anew.
                vault.Forget(settings.SecretName);
                throw;
            }
        }
    }

    private static SecureSocketOptions Security(SmtpSecurity security) => security switch
    {
        SmtpSecurity.Ssl => SecureSocketOptions.SslOnConnect,
        SmtpSecurity.Tls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.None,
    };

    /// <summary>Says QUIT; the e-mail is the relay's already, whatever becomes of that.</summary>
    private static async Task LeaveAsync(RelayClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or ProtocolException or OperationCanceledException)
        {
        }
    }

    /// <summary>Notices when a whole message is out.</summary>
    private sealed class TransferProgress : ITransferProgress
    {
        public bool IsOut { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsOut = bytesTransferred >= totalSize;

        public void Report(long bytesTransferred)
        {
        }
    }
}
