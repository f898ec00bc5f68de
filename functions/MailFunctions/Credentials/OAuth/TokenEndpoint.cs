using System.Net;
using Duende.IdentityModel.Client;
using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Credentials.OAuth;

/// <summary>Asks token endpoints for access tokens (RFC 6749, sections 4.4 and 6), through the egress policy.</summary>
public sealed class TokenEndpoint(EgressPolicy egress, IOptions<OAuthOptions> options) : IDisposable
{
    // Tokens of large organisations have some kilobytes.
    private const int MaxAnswerBytes = 64 * 1024;
    private static readonly TimeSpan LifetimeUntold = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(1);
    private readonly HttpClient _http = EgressHttp.CreateClient(
        (request, cancellationToken) => ResolveAsync(egress, request, cancellationToken), TimeSpan.FromSeconds(options.Value.TimeoutSeconds), MaxAnswerBytes);

    /// <summary>Asks for an access token.</summary>
    /// <exception cref="CredentialException">The endpoint refuses, cannot be reached, or answers what it should not.</exception>
    internal async Task<TokenGrant> AskAsync(Credential credential, OAuthSecret secret, CancellationToken cancellationToken)
    {
        using TokenRequest request = credential.Kind == CredentialKind.OAuthClientCredentials
            ? new ClientCredentialsTokenRequest { Scope = ScopesOf(credential) }
            : new RefreshTokenRequest { RefreshToken = secret.RefreshToken!, Scope = ScopesOf(credential) };
        request.Address = credential.TokenEndpoint;
        request.ClientId = credential.ClientId!;
        request.ClientSecret = secret.ClientSecret;
        request.ClientCredentialStyle = ClientCredentialStyle.PostBody;
        TokenResponse response;
        try
        {
            response = request is RefreshTokenRequest refresh
                ? await _http.RequestRefreshTokenAsync(refresh, cancellationToken)
                : await _http.RequestClientCredentialsTokenAsync((ClientCredentialsTokenRequest)request, cancellationToken);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw TokenFailures.Silent(credential, exception);
        }

        using var http = response.HttpResponse;
        cancellationToken.ThrowIfCancellationRequested();
        var answer = TokenAnswer.Of(response);
        // What a log-in command carries must not break it (RFC 6750, section 2.1).
        return http is { IsSuccessStatusCode: true } && answer.AccessToken is { } token && token.All(character => character is > ' ' and <= '~')
            ? new TokenGrant(token, answer.LifetimeWithin(LongestLifetime, LifetimeUntold), answer.RefreshToken)
            : throw TokenFailures.Explain(credential, response, answer, new Redaction(secret.ClientSecret, secret.RefreshToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Secrets go over plain HTTP to this machine only.</summary>
    private static async Task<IReadOnlyList<IPAddress>> ResolveAsync(EgressPolicy egress, Uri request, CancellationToken cancellationToken)
    {
        var addresses = await egress.ResolveAsync(request.IdnHost, cancellationToken);
        return request.Scheme == Uri.UriSchemeHttps ? addresses : [.. addresses.Where(IPAddress.IsLoopback)];
    }

    private static string? ScopesOf(Credential credential) => credential.Scopes is { Count: > 0 } scopes ? string.Join(' ', scopes) : null;
}
