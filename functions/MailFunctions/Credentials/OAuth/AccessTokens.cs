using System.Collections.Concurrent;
using MailFunctions.Accounts;
using Microsoft.Extensions.Caching.Memory;

namespace MailFunctions.Credentials.OAuth;

/// <summary>
/// Access tokens, in memory until shortly before they expire, and nowhere else. However many checks ask for a credential's, one
/// request is under way at a time, and it goes on to its end though they leave.
/// </summary>
public sealed class AccessTokens(TokenEndpoint endpoint, RefreshTokens refreshTokens, IMemoryCache cache)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(string Credential, string Stamp), Lazy<Task<AccessToken?>>> _underWay = new();

    /// <summary>An access token.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="secret">Its secret.</param>
    /// <param name="stamp">Its stamp.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The token, and whether it was remembered; <see langword="null"/> if the credential has other secrets by now.</returns>
    /// <exception cref="CredentialException">There is none.</exception>
    /// <exception cref="VaultException">The vault does not answer or refuses.</exception>
    internal async Task<(string Token, bool IsRemembered)?> GetAsync(
        Credential credential,
        StoredSecret secret,
        string stamp,
        CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(Key(credential.Id), out AccessToken? known) && known!.Stamp == stamp)
        {
            return (known.Value, true);
        }

        var request = _underWay.GetOrAdd((credential.Id, stamp), key => new(() => AskAsync(credential, secret, key)));
        return await request.Value.WaitAsync(cancellationToken) is { } token ? (token.Value, false) : null;
    }

    /// <summary>Forgets a credential's token.</summary>
    public void Forget(string credentialId) => cache.Remove(Key(credentialId));

    /// <summary>Forgets a token that a server refused, unless it was replaced meanwhile.</summary>
    public void Forget(string credentialId, string token)
    {
        if (cache.TryGetValue(Key(credentialId), out AccessToken? known) && known!.Value == token)
        {
            Forget(credentialId);
        }
    }

    private static object Key(string credentialId) => (nameof(AccessTokens), credentialId);

    private async Task<AccessToken?> AskAsync(Credential credential, StoredSecret stored, (string Credential, string Stamp) key)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var secret = OAuthSecret.Read(credential.Kind, stored.Value) ?? throw new CredentialException(
                CheckErrorCode.CredentialMissing,
                $"The secret {credential.SecretName} holds no refresh token: it must be the token itself, or JSON such as {{\"refreshToken\":\"…\",\"clientSecret\":\"…\"}}.");
            var grant = credential.Kind == CredentialKind.OAuthRefreshToken
                ? await refreshTokens.RedeemAsync(credential, secret, stored.Version, patience.Token)
                : await endpoint.AskAsync(credential, secret, patience.Token);
            if (grant is null)
            {
                return null;
            }

            var token = new AccessToken(grant.AccessToken, key.Stamp);
            cache.Keep(Key(credential.Id), token, SecondsToKeep(grant.Lifetime));
            return token;
        }
        catch (OperationCanceledException exception)
        {
            throw TokenFailures.Silent(credential, exception);
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    private static int SecondsToKeep(TimeSpan lifetime)
    {
        var margin = lifetime / 5 < LongestMargin ? lifetime / 5 : LongestMargin;
        return (int)(lifetime - margin).TotalSeconds;
    }
}
