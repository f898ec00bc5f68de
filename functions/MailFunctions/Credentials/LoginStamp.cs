using System.Security.Cryptography;
using System.Text;

namespace MailFunctions.Credentials;

/// <summary>
/// Tells one log-in from the next without saying what it is: it changes whenever a credential gets another user name, another
/// secret or another version of it, so that what was refused is tried again then, and only then.
/// </summary>
internal static class LoginStamp
{
    /// <summary>Sixteen hexadecimal digits of a hash of what a credential logs in with; no secret goes into it.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="version">The version of its secret; <see langword="null"/> if the vault has none.</param>
    public static string Of(Credential credential, string? version)
    {
        var login = string.Join(
            '\n',
            [$"{credential.Kind}", credential.UserName, credential.SecretName, version, credential.TokenEndpoint, credential.ClientId, .. credential.Scopes ?? []]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(login)).AsSpan(0, 8));
    }
}
