using System.Text;
using MailFunctions.Credentials;

namespace MailFunctions.Checking.Connecting;

/// <summary>What of a log-in must not show, in the forms in which it goes over the line.</summary>
/// <param name="login">The log-in.</param>
internal sealed class LoginSecrets(MailboxLogin login)
{
    private const string Stain = "***";
    private readonly string[] _forms =
    [
        .. from form in new[] { Base64($"\0{login.UserName}\0{login.Password}"), Base64(login.Password), Quoted(login.Password), login.Password }
           where form.Length > 0
           select form,
    ];

    /// <summary>The text with every secret in it blotted out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether more followed, so that the text may end within a secret.</param>
    public string Blot(string text, bool isCut = false)
    {
        var blotted = Array.Exists(_forms, form => text.Contains(form, StringComparison.Ordinal))
            ? _forms.Aggregate(text, (rest, form) => rest.Replace(form, Stain, StringComparison.Ordinal))
            : text;
        if (!isCut)
        {
            return blotted;
        }

        // The cut may be within a character, too.
        var end = blotted.AsSpan().TrimEnd('\uFFFD');
        return LengthOfBeginning(end) is > 0 and var length ? string.Concat(end[..^length], Stain) : blotted;
    }

    /// <summary>How many characters at the end of the text are the beginning of a secret.</summary>
    private int LengthOfBeginning(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var form in _forms)
        {
            for (var length = Math.Min(form.Length - 1, text.Length); length > longest; length--)
            {
                if (text.EndsWith(form.AsSpan(0, length), StringComparison.Ordinal))
                {
                    longest = length;
                }
            }
        }

        return longest;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>As IMAP writes it between quotation marks (RFC 9051, section 4.3).</summary>
    private static string Quoted(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
