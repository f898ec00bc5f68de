using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace MailFunctions.Credentials;

/// <summary>
/// The secrets in Key Vault. A version never changes and is remembered for long; the newest of a name, which its owner may
/// rotate at any time, for a short time only.
/// </summary>
public sealed class Vault(SecretClient client, IMemoryCache cache, IOptions<VaultOptions> options)
{
    /// <summary>What the names of secrets that this product keeps begin with.</summary>
    public const string ManagedPrefix = "credential-";

    /// <summary>Writes a secret.</summary>
    /// <returns>Its new version.</returns>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public async Task<string> SetAsync(string name, string value, CancellationToken cancellationToken) =>
        (await AskAsync(stop => client.SetSecretAsync(name, value, stop), cancellationToken)).Value.Properties.Version;

    /// <summary>Reads a secret's value.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public async Task<string?> GetAsync(string name, string? version, CancellationToken cancellationToken) =>
        (await FindAsync(name, version, cancellationToken))?.Value;

    /// <summary>Reads a secret.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version; <see langword="null"/> for the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the vault has; <see langword="null"/> if there is no such secret, or it is disabled.</returns>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public async Task<StoredSecret?> FindAsync(string name, string? version, CancellationToken cancellationToken)
    {
        var key = Key(name, version);
        if (cache.TryGetValue(key, out StoredSecret? known))
        {
            return known;
        }

        try
        {
            var secret = await AskAsync(stop => client.GetSecretAsync(name, version, null, stop), cancellationToken);
            var seconds = version is null ? options.Value.CacheSeconds : options.Value.VersionCacheSeconds;
            var stored = new StoredSecret(secret.Value.Value, secret.Value.Properties.Version);
            cache.Keep(key, stored, seconds);
            return stored;
        }
        catch (VaultException exception) when (exception.Status is 404 || exception.SecretIsDisabled)
        {
            return null;
        }
    }

    /// <summary>Forgets the newest version of a secret, so that it is read anew.</summary>
    public void Forget(string name) => cache.Remove(Key(name, version: null));

    /// <summary>Deletes a secret, softly; that it is gone already is no failure.</summary>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await AskAsync(stop => client.StartDeleteSecretAsync(name, stop), cancellationToken);
        }
        catch (VaultException exception) when (exception.Status == 404)
        {
            // Deleted before.
        }
    }

    /// <summary>Asks the vault anything, to see whether it answers.</summary>
    /// <exception cref="VaultException">The vault does not answer.</exception>
    public Task PingAsync(CancellationToken cancellationToken) =>
        AskAsync(
            async stop =>
            {
                await using var pages = client.GetPropertiesOfSecretsAsync(stop).AsPages(pageSizeHint: 1).GetAsyncEnumerator(stop);
                return await pages.MoveNextAsync();
            },
            cancellationToken);

    private static object Key(string name, string? version) => (nameof(Vault), name, version);

    private static async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(cancellationToken);
        }
        catch (Exception exception) when (IsOfVault(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw new VaultException(exception);
        }
    }

    /// <summary>Whether the client gave up; a last attempt that took too long shows as a cancellation.</summary>
    private static bool IsOfVault(Exception exception) =>
        exception is RequestFailedException or AggregateException or AuthenticationFailedException or OperationCanceledException;
}
