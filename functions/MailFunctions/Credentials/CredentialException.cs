using System.Diagnostics.CodeAnalysis;
using MailFunctions.Accounts;

namespace MailFunctions.Credentials;

/// <summary>A credential cannot be had.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always carries its code.")]
public sealed class CredentialException(CheckErrorCode code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Whether the credential is missing, or the vault does not answer.</summary>
    public CheckErrorCode Code { get; } = code;
}
