using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Email;

/// <summary>The relay that sends our e-mail: settings <c>Smtp__*</c>. Without a host, nothing is sent.</summary>
public sealed class SmtpOptions
{
    /// <summary>The relay: a host name or an IP address.</summary>
    public string Host { get; set; } = "";

    /// <summary>The TCP port.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is made secure.</summary>
    public SmtpSecurity Security { get; set; }

    /// <summary>The address that e-mail comes from.</summary>
    public string From { get; set; } = "";

    /// <summary>The name that it comes from.</summary>
    public string FromName { get; set; } = "MailFunctions";

    /// <summary>The user name; empty if the relay asks for none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The name of the secret in the vault that is the password.</summary>
    public string SecretName { get; set; } = "";

    /// <summary>How long connecting, and each command, may take, in seconds.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Files up to this size are attached, in bytes; larger ones are linked only.</summary>
    [Range(0, 25 * 1024 * 1024)]
    public int AttachBytes { get; set; } = 5 * 1024 * 1024;

    /// <summary>Whether e-mail can be sent.</summary>
    public bool IsConfigured => Host.Length > 0;
}
