using System.Text;
using MailFunctions.Credentials;

namespace MailFunctions.Checking.Connecting;

/// <summary>What of a log-in must not show, in the forms in which it goes over the line.</summary>
/// <param name="login">The log-in.</param>
internal sealed class LoginSecrets(MailboxLogin login)
{
    private readonly string[] _forms =
    [
        .. from form in new[] { Base64($"\0{login.UserName}\0{login.Password}"), Base64(login.Password), Quoted(login.Password), login.Password }
           where form.Length > 0
           select form,
    ];

    /// <summary>The text with every secret in it blotted out.</summary>
    public string Blot(string text) => Array.Exists(_forms, form => text.Contains(form, StringComparison.Ordinal))
        ? _forms.Aggregate(text, (blotted, form) => blotted.Replace(form, "***", StringComparison.Ordinal))
        : text;

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>As IMAP writes it between quotation marks (RFC 9051, section 4.3).</summary>
    private static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
