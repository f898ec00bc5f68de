using System.Collections.Concurrent;

namespace MailFunctions.Credentials.OAuth;

/// <summary>
/// Redeems refresh tokens. Where the endpoint gives a new one for the old, it goes to the vault before anything else is done
/// with the answer: to a secret of this product, so that one that its owner keeps is never overwritten, and one that is given
/// anew always counts.
/// </summary>
public sealed class RefreshTokens(TokenEndpoint endpoint, RotationLock rotation, Vault vault)
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
    /// <exception cref="CredentialException">The endpoint refuses, cannot be reached, or answers what it should not.</exception>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    internal async Task<TokenGrant> RedeemAsync(Credential credential, OAuthSecret secret, string version, CancellationToken cancellationToken)
    {
        await using var hold = await rotation.TakeAsync(credential.Id, cancellationToken);
        using var patience = new CancellationTokenSource(TimeToRedeem);
        // Asked now, it is also known that the vault answers: a token that cannot be written must not be rotated.
        var present = await PresentAsync(credential.Id, version, patience.Token) ?? secret.RefreshToken!;
        var grant = await endpoint.AskAsync(credential, secret with { RefreshToken = present }, patience.Token);
        if (grant.RefreshToken is { } next && next != present)
        {
            await WriteAsync(credential.Id, new RotatedToken(version, next));
        }

        return grant;
    }

    private async Task<string?> PresentAsync(string credentialId, string version, CancellationToken cancellationToken)
    {
        if (_unwritten.TryGetValue(credentialId, out var unwritten))
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
