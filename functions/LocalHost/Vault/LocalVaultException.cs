using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace MailFunctions.LocalHost.Vault;

/// <summary>A request that the vault refuses, with the service's status and error code.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It always carries status and code.")]
internal sealed class LocalVaultException(HttpStatusCode status, string code, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>The service's error code.</summary>
    public string Code { get; } = code;

    /// <summary>The secret, or its version, does not exist.</summary>
    public static LocalVaultException NotFound(string name) =>
        new(HttpStatusCode.NotFound, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.");

    /// <summary>The request breaks a rule.</summary>
    public static LocalVaultException BadParameter(string message) => new(HttpStatusCode.BadRequest, "BadParameter", message);
}
