using System.Diagnostics.CodeAnalysis;
using Azure;

namespace MailFunctions.Credentials;

/// <summary>The vault does not answer, or refuses.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always wraps what the vault's client threw.")]
public sealed class VaultException(Exception innerException) : Exception(
    "The vault does not answer, or refuses. Nothing is wrong with the account. An administrator of this product should look at the vault and at this app's permission to read its secrets.",
    innerException)
{
    /// <summary>The HTTP status of the vault's answer; 0 if there was none.</summary>
    public int Status => (InnerException as RequestFailedException)?.Status ?? 0;

    /// <summary>Whether it refused because the secret is disabled.</summary>
    public bool SecretIsDisabled =>
        Status == 403 && InnerException!.Message.Contains("disabled", StringComparison.OrdinalIgnoreCase);
}
