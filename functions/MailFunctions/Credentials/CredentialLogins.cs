using MailFunctions.Accounts;
using MailFunctions.Credentials.OAuth;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace MailFunctions.Credentials;

/// <summary>What accounts log in with: credential and secret, both remembered for a short time, so that an idle check asks nobody.</summary>
public sealed class CredentialLogins(CredentialStore store, Vault vault, AccessTokens tokens, IMemoryCache cache, IOptions<VaultOptions> options)
{
    /// <summary>The log-in of a credential.</summary>
    /// <exception cref="CredentialException">The credential or its secret does not exist, or the vault does not answer.</exception>
    public async Task<MailboxLogin> GetAsync(string credentialId, CancellationToken cancellationToken)
    {
        if (await TryGetAsync(credentialId, cancellationToken) is { } login)
        {
            return login;
        }

        // Its secrets were changed elsewhere since they were remembered here.
        Forget(credentialId);
        return await TryGetAsync(credentialId, cancellationToken)
            ?? throw new CredentialException(
                CheckErrorCode.VaultUnavailable,
                "The credential's secrets are being changed just now. Nothing is wrong with the account; it is tried again.");
    }

    /// <summary>The log-in of a credential with a new access token, in place of a remembered one that a server refused.</summary>
    /// <exception cref="CredentialException">As for <see cref="GetAsync"/>, and if there is no new access token.</exception>
    public Task<MailboxLogin> RenewAsync(string credentialId, MailboxLogin refused, CancellationToken cancellationToken)
    {
        tokens.Forget(credentialId, refused.AccessToken!);
        return GetAsync(credentialId, cancellationToken);
    }

    /// <summary>The stamp of what a credential logs in with now, whatever is remembered of it.</summary>
    /// <returns>The stamp; <see langword="null"/> if there is no such credential.</returns>
    /// <exception cref="CredentialException">The vault does not answer.</exception>
    public async Task<string?> StampAsync(string credentialId, CancellationToken cancellationToken)
    {
        var credential = await store.GetAsync(credentialId, cancellationToken);
        if (cache.TryGetValue(Key(credentialId), out Credential? known) && known!.ETag != credential?.ETag)
        {
            Forget(credentialId);
        }

        if (credential is null)
        {
            return null;
        }

        if (credential.SecretVersion is not null)
        {
            return LoginStamp.Of(credential, credential.SecretVersion);
        }

        vault.Forget(credential.SecretName);
        return LoginStamp.Of(credential, (await ReadAsync(credential, cancellationToken))?.Version);
    }

    /// <summary>Forgets a credential and its secret, because they changed here, or may have elsewhere: a server refused them.</summary>
    public void Forget(string credentialId)
    {
        tokens.Forget(credentialId);
        if (cache.TryGetValue(Key(credentialId), out Credential? known))
        {
            vault.Forget(known!.SecretName);
            cache.Remove(Key(credentialId));
        }
    }

    private static object Key(string credentialId) => (nameof(CredentialLogins), credentialId);

    private async Task<MailboxLogin?> TryGetAsync(string credentialId, CancellationToken cancellationToken)
    {
        var credential = await FindAsync(credentialId, cancellationToken)
            ?? throw new CredentialException(
                CheckErrorCode.CredentialMissing,
                "The account's credential does not exist any more. Edit the account and choose another credential.");
        var secret = await ReadAsync(credential, cancellationToken)
            ?? throw new CredentialException(
                CheckErrorCode.CredentialMissing,
                $"The vault has no enabled secret named {credential.SecretName}. Restore it there, or give credential {credential.Name} another secret.")
            {
                Stamp = LoginStamp.Of(credential, credential.SecretVersion),
            };
        var stamp = LoginStamp.Of(credential, secret.Version);
        return credential.Kind == CredentialKind.Password
            ? new MailboxLogin(credential.UserName, secret.Value) { Stamp = stamp }
            : await WithTokenAsync(credential, secret, stamp, cancellationToken);
    }

    private async Task<MailboxLogin?> WithTokenAsync(Credential credential, StoredSecret secret, string stamp, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.GetAsync(credential, secret, stamp, cancellationToken) is var (token, isRemembered)
                ? new MailboxLogin(credential.UserName, "") { AccessToken = token, IsRemembered = isRemembered, Stamp = stamp }
                : null;
        }
        catch (CredentialException exception)
        {
            throw new CredentialException(exception.Code, exception.Message, exception) { ServerAnswer = exception.ServerAnswer, Stamp = stamp };
        }
        catch (VaultException exception)
        {
            throw new CredentialException(CheckErrorCode.VaultUnavailable, exception.Message, exception);
        }
    }

    private async Task<StoredSecret?> ReadAsync(Credential credential, CancellationToken cancellationToken)
    {
        try
        {
            return await vault.FindAsync(credential.SecretName, credential.SecretVersion, cancellationToken);
        }
        catch (VaultException exception)
        {
            throw new CredentialException(CheckErrorCode.VaultUnavailable, exception.Message, exception);
        }
    }

    private async Task<Credential?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(Key(id), out Credential? known))
        {
            return known;
        }

        var credential = await store.GetAsync(id, cancellationToken);
        if (credential is not null)
        {
            cache.Keep(Key(id), credential, options.Value.CacheSeconds);
        }

        return credential;
    }
}
