using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Credentials.OAuth;

/// <summary>How token endpoints are asked: settings <c>OAuth__*</c>.</summary>
public sealed class OAuthOptions
{
    /// <summary>How long one token request may take, in seconds.</summary>
    [Range(1, 30)]
    public int TimeoutSeconds { get; set; } = 20;
}
