using System.Text.Json.Serialization;

namespace MailFunctions.Credentials;

/// <summary>What an account logs in with.</summary>
public enum CredentialKind
{
    /// <summary>A user name and a password.</summary>
    [JsonStringEnumMemberName("password")]
    Password,

    /// <summary>OAuth 2.0 client credentials: an app that may read the mailbox by itself (RFC 6749, section 4.4).</summary>
    [JsonStringEnumMemberName("oauthClientCredentials")]
    OAuthClientCredentials,

    /// <summary>An OAuth 2.0 refresh token, which the mailbox's user consented to (RFC 6749, section 6).</summary>
    [JsonStringEnumMemberName("oauthRefreshToken")]
    OAuthRefreshToken,
}
