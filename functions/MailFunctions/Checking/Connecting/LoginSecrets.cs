using System.Text;
using MailFunctions.Credentials;
using MailFunctions.Security;

namespace MailFunctions.Checking.Connecting;

/// <summary>What of a log-in must not show, in the forms in which it goes over the line.</summary>
/// <param name="login">The log-in; it has an empty password where an access token takes its place.</param>
internal sealed class LoginSecrets(MailboxLogin login)
{
    private Redaction Redaction => field ??= new(PlainResponse, Quoted(login.Password), login.Password, login.AccessToken);

    /// <summary>What a log-in with the mechanism PLAIN says (RFC 4616).</summary>
    private string PlainResponse => Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{login.UserName}\0{login.Password}"));

    /// <summary>The text with every secret in it blotted out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether more followed, so that the text may end within a secret.</param>
    public string Blot(string text, bool isCut = false) => Redaction.Clean(text, isCut);

    /// <summary>As IMAP writes it between quotation marks (RFC 9051, section 4.3).</summary>
    private static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
