using System.Diagnostics.CodeAnalysis;
using MailFunctions.Accounts;

namespace MailFunctions.Credentials;

/// <summary>A credential cannot be had.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always carries its code.")]
public sealed class CredentialException(CheckErrorCode code, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>Whether the credential is missing or refused, or who does not answer.</summary>
    public CheckErrorCode Code { get; } = code;

    /// <summary>What a sign-in service said, shortened and without secrets; <see langword="null"/> if it said nothing.</summary>
    public string? ServerAnswer { get; init; }

    /// <summary>Which log-in could not be had (see <see cref="LoginStamp"/>); <see langword="null"/> if that is not known.</summary>
    public string? Stamp { get; init; }
}
