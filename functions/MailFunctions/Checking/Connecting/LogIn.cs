using System.Net;
using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Credentials;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Net.Pop3;
using MailKit.Security;

namespace MailFunctions.Checking.Connecting;

/// <summary>
/// Logs in. Servers count failed attempts and lock users out, so that a refusal is not answered by trying one mechanism after
/// the other: where TLS protects the password it is sent at once; elsewhere a mechanism that does not disclose it is tried first.
/// </summary>
internal sealed class LogIn(Account account, MailboxLogin login)
{
    private static readonly string[] Bearing = ["OAUTHBEARER", "XOAUTH2"];
    private static readonly string[] Disclosing = ["PLAIN", "LOGIN"];
    private static readonly string[] Proving = ["SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "CRAM-MD5", "DIGEST-MD5"];

    /// <summary>The mechanism by which <see cref="RunAsync"/> logs in, if it takes a single message; <see langword="null"/> if it does not, or is not offered.</summary>
    /// <param name="offered">The mechanisms that the server offers.</param>
    public SaslMechanism? InOneGo(IReadOnlySet<string> offered) => login.AccessToken is { } token
        ? account.SecureConnection && offered.Contains("XOAUTH2") ? new SaslMechanismOAuth2(login.UserName, token) : null
        : offered.Contains("PLAIN") && (IsProtected || !Proving.Any(offered.Contains)) ? new SaslMechanismPlain(Encoding.UTF8, login.UserName, login.Password) : null;

    private bool IsProtected => account.SecureConnection && !account.SkipCertificate;

    /// <summary>Logs in.</summary>
    /// <returns>The mechanism.</returns>
    /// <exception cref="AuthenticationException">The server refused.</exception>
    /// <exception cref="NotSupportedException">The server offers no way to log in on this connection.</exception>
    public async Task<string> RunAsync(IMailService client, CancellationToken cancellationToken)
    {
        if (login.AccessToken is { } token)
        {
            return await BearAsync(client, token, cancellationToken);
        }

        var proving = Array.Find(Proving, client.AuthenticationMechanisms.Contains);
        var disclosing = Array.Find(Disclosing, client.AuthenticationMechanisms.Contains);
        if (proving is null || (IsProtected && disclosing is not null))
        {
            return await DiscloseAsync(client, disclosing, cancellationToken);
        }

        try
        {
            return await WithAsync(client, proving, cancellationToken);
        }
        catch (AuthenticationException) when (disclosing is not null)
        {
            // Servers offer mechanisms for which they lack the user's secret in the form that these need.
            return await WithAsync(client, disclosing, cancellationToken);
        }
    }

    /// <summary>Logs in with an access token, on secure connections only (RFC 7628, section 4; RFC 6750, section 5.2).</summary>
    private async Task<string> BearAsync(IMailService client, string token, CancellationToken cancellationToken)
    {
        if (!account.SecureConnection)
        {
            throw new MailboxException(Refusals.TokenNotProtected(account));
        }

        var name = Array.Find(Bearing, client.AuthenticationMechanisms.Contains) ?? throw new MailboxException(Refusals.NoTokens(account));
        SaslMechanism mechanism = name == Bearing[0]
            ? new SaslMechanismOAuthBearer(login.UserName, token)
            : new SaslMechanismOAuth2(login.UserName, token);
        await client.AuthenticateAsync(mechanism, cancellationToken);
        return name;
    }

    private async Task<string> DiscloseAsync(IMailService client, string? mechanism, CancellationToken cancellationToken)
    {
        if (mechanism is not null)
        {
            return await WithAsync(client, mechanism, cancellationToken);
        }

        if (client is ImapClient imap && imap.Capabilities.HasFlag(ImapCapabilities.LoginDisabled))
        {
            throw new NotSupportedException("LOGINDISABLED");
        }

        if (client is Pop3Client pop3 && IsProtected)
        {
            // APOP is weaker than what it replaces (RFC 6151).
            pop3.Capabilities &= ~Pop3Capabilities.Apop;
        }

        // Without mechanisms the client falls back to the protocol's own command.
        client.AuthenticationMechanisms.Clear();
        await client.AuthenticateAsync(Encoding.UTF8, login.UserName, login.Password, cancellationToken);
        return client is ImapClient ? "LOGIN command" : "USER and PASS";
    }

    private async Task<string> WithAsync(IMailService client, string name, CancellationToken cancellationToken)
    {
        var mechanism = SaslMechanism.Create(name, Encoding.UTF8, new NetworkCredential(login.UserName, login.Password))!;
        await client.AuthenticateAsync(mechanism, cancellationToken);
        return name;
    }
}
