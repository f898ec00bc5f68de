using System.Collections.Concurrent;

namespace MailFunctions.Credentials.OAuth;

/// <summary>
/// Redeems refresh tokens. Where the endpoint gives a new one for the old, it goes to the vault before anything else is done
/// with the answer: to a secret of this product, so that one that its owner keeps is never overwritten, and one that is given
/// anew always counts.
/// </summary>
public sealed class RefreshTokens(TokenEndpoint endpoint, RotationLock rotation, CredentialStore credentials, Vault vault)
{
    // Together less than the lock holds.
    private static readonly TimeSpan TimeToRedeem = TimeSpan.FromSeconds(65);
    private static readonly TimeSpan TimeToWrite = TimeSpan.FromSeconds(45);
    private readonly ConcurrentDictionary<string, RotatedToken> _unwritten = new();

    /// <summary>The name of the secret that holds the refresh token that an endpoint gave last for a credential.</summary>
    public static string SecretOf(string credentialId) => $"{Vault.ManagedPrefix}{credentialId}-rotated";

    /// <summary>Redeems the refresh token that is good now.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="secret">Its secrets as they were given.</param>
    /// <param name="version">The version of the secret that they were given with.</param>
    /// <param name="cancellationToken">Ends the wait for others who redeem it.</param>
    /// <returns>What the endpoint gave; <see langword="null"/> if the credential has other secrets by now.</returns>
    /// <exception cref="CredentialException">The endpoint refuses, cannot be reached, or answers what it should not.</exception>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    internal async Task<TokenGrant?> RedeemAsync(Credential credential, OAuthSecret secret, string version, CancellationToken cancellationToken)
    {
        await using var hold = await rotation.TakeAsync(credential.Id, cancellationToken);
        using var patience = new CancellationTokenSource(TimeToRedeem);
        if (!await IsPresentAsync(credential, version, patience.Token))
        {
            // An older refresh token would be taken for a stolen one.
            return null;
        }

        // Asked now, it is also known that the vault answers: a token that cannot be written must not be rotated.
        var present = await PresentAsync(credential.Id, version, patience.Token) ?? secret.RefreshToken!;
        var grant = await endpoint.AskAsync(credential, secret with { RefreshToken = present }, patience.Token);
        if (grant.RefreshToken is { } next && next != present)
        {
            await WriteAsync(credential.Id, new RotatedToken(version, next));
        }

        return grant;
    }

    /// <summary>Keeps others from redeeming a credential's refresh token until disposed.</summary>
    internal Task<IAsyncDisposable> HoldAsync(string credentialId, CancellationToken cancellationToken) =>
        rotation.TakeAsync(credentialId, cancellationToken);

    /// <summary>The secrets of a credential with another client secret, and the refresh token that is good now: to be called with the credential held.</summary>
    /// <returns>The secrets; <see langword="null"/> if the vault has no refresh token.</returns>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    internal async Task<OAuthSecret?> WithClientSecretAsync(Credential credential, string clientSecret, CancellationToken cancellationToken) =>
        await vault.FindAsync(credential.SecretName, credential.SecretVersion, cancellationToken) is { } stored &&
        OAuthSecret.Read(credential.Kind, stored.Value) is { } secret
            ? new OAuthSecret(clientSecret, await PresentAsync(credential.Id, stored.Version, cancellationToken) ?? secret.RefreshToken)
            : null;

    private async Task<bool> IsPresentAsync(Credential credential, string version, CancellationToken cancellationToken)
    {
        if (await credentials.GetAsync(credential.Id, cancellationToken) is not { } present || present.SecretName != credential.SecretName)
        {
            return false;
        }

        if (present.SecretVersion is null)
        {
            vault.Forget(present.SecretName);
            return (await vault.FindAsync(present.SecretName, null, cancellationToken))?.Version == version;
        }

        return present.SecretVersion == version;
    }

    private async Task<string?> PresentAsync(string credentialId, string version, CancellationToken cancellationToken)
    {
        if (_unwritten.TryGetValue(credentialId, out var unwritten) && unwritten.Of == version)
        {
            await WriteAsync(credentialId, unwritten);
        }

        var name = SecretOf(credentialId);
        vault.Forget(name);
        var rotated = await vault.GetAsync(name, null, cancellationToken) is { } value ? RotatedToken.Read(value) : null;
        return rotated?.Of == version ? rotated.RefreshToken : null;
    }

    /// <summary>Writes a token that nobody else has, whoever has left meanwhile; if that fails it is kept for the next time.</summary>
    private async Task WriteAsync(string credentialId, RotatedToken token)
    {
        _unwritten[credentialId] = token;
        using var patience = new CancellationTokenSource(TimeToWrite);
        await vault.SetAsync(SecretOf(credentialId), token.Write(), patience.Token);
        _unwritten.TryRemove(new(credentialId, token));
    }
}
