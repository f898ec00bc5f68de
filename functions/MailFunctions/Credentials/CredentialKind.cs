using System.Text.Json.Serialization;

namespace MailFunctions.Credentials;

/// <summary>What an account logs in with.</summary>
public enum CredentialKind
{
    /// <summary>A user name and a password.</summary>
    [JsonStringEnumMemberName("password")]
    Password,
}
