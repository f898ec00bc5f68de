using MailFunctions.Accounts;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace MailFunctions.Credentials;

/// <summary>What accounts log in with: credential and secret, both remembered for a short time, so that an idle check asks nobody.</summary>
public sealed class CredentialLogins(CredentialStore store, Vault vault, IMemoryCache cache, IOptions<VaultOptions> options)
{
    /// <summary>The log-in of a credential.</summary>
    /// <exception cref="CredentialException">The credential or its secret does not exist, or the vault does not answer.</exception>
    public async Task<MailboxLogin> GetAsync(string credentialId, CancellationToken cancellationToken)
    {
        var credential = await FindAsync(credentialId, cancellationToken)
            ?? throw new CredentialException(
                CheckErrorCode.CredentialMissing,
                "The account's credential does not exist any more. Edit the account and choose another credential.");
        try
        {
            var secret = await vault.GetAsync(credential.SecretName, credential.SecretVersion, cancellationToken)
                ?? throw new CredentialException(
                    CheckErrorCode.CredentialMissing,
                    $"The vault has no enabled secret named {credential.SecretName}. Restore it there, or give credential {credential.Name} another secret.");
            return new MailboxLogin(credential.UserName, secret);
        }
        catch (VaultException exception)
        {
            throw new CredentialException(CheckErrorCode.VaultUnavailable, exception.Message, exception);
        }
    }

    /// <summary>Forgets a credential and its secret, because they changed here, or may have elsewhere: a server refused them.</summary>
    public void Forget(string credentialId)
    {
        if (cache.TryGetValue(Key(credentialId), out Credential? known))
        {
            vault.Forget(known!.SecretName);
            cache.Remove(Key(credentialId));
        }
    }

    private static object Key(string credentialId) => (nameof(CredentialLogins), credentialId);

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
