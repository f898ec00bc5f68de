using System.Text.Json;
using MailFunctions.Http;

namespace MailFunctions.Credentials.OAuth;

/// <summary>The secrets of an OAuth credential, as the vault keeps them.</summary>
/// <param name="ClientSecret">The client's secret; <see langword="null"/> for a public client.</param>
/// <param name="RefreshToken">The refresh token; <see langword="null"/> for client credentials.</param>
internal sealed record OAuthSecret(string? ClientSecret, string? RefreshToken)
{
    /// <summary>Reads what the vault has: a client secret as it is; a refresh token as it is, or with its client secret in JSON.</summary>
    /// <returns>The secrets; <see langword="null"/> if there is no refresh token where there should be one.</returns>
    public static OAuthSecret? Read(CredentialKind kind, string value)
    {
        if (kind == CredentialKind.OAuthClientCredentials)
        {
            return new OAuthSecret(value, null);
        }

        if (!value.StartsWith('{'))
        {
            return new OAuthSecret(null, value);
        }

        try
        {
            return JsonSerializer.Deserialize<OAuthSecret>(value, Json.Options) is { RefreshToken.Length: > 0 } secret ? secret : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The secrets as the vault keeps them.</summary>
    public string Write() => RefreshToken is null ? ClientSecret! : JsonSerializer.Serialize(this, Json.Options);

    /// <summary>Nothing, so that no log ever shows a secret.</summary>
    public override string ToString() => nameof(OAuthSecret);
}
