using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Security;

/// <summary>How callers sign in: settings <c>Auth__*</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The mode. <c>Local</c>: a random key in a file, accepted as a bearer token over loopback only, with all roles.</summary>
    [Required]
    [AllowedValues("Local", ErrorMessage = "Auth__Mode must be Local.")]
    public string Mode { get; set; } = "";

    /// <summary>The file that holds the key in mode <c>Local</c>; made, readable by its owner only, when missing.</summary>
    [Required(ErrorMessage = "Auth__KeyFile must name the file of the local key.")]
    public string KeyFile { get; set; } = "";
}
