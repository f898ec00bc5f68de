using System.Globalization;

namespace MailFunctions.Http;

/// <summary>Rules for texts that people type into one-line fields.</summary>
public static class Texts
{
    /// <summary>How many characters a host has at most.</summary>
    public const int MaxHostLength = 253;

    private static readonly CompareInfo Words = CultureInfo.InvariantCulture.CompareInfo;

    /// <summary>Whether a part is anywhere in the text, whatever the case and the accents of both.</summary>
    public static bool Contain(string text, string part) =>
        Words.IndexOf(text, part, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;

    /// <summary>Whether the text is one line of 1 to <paramref name="maxLength"/> characters that neither begins nor ends with a space.</summary>
    public static bool IsLine(string text, int maxLength) =>
        text.Length > 0 &&
        text.Length <= maxLength &&
        !text.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF') &&
        text.AsSpan().Trim().Length == text.Length &&
        IsWellFormed(text);

    /// <summary>Whether the text is a host: a name in the DNS (RFC 1123, section 2.1) or an IP address, and nothing around it.</summary>
    public static bool IsHost(string text) =>
        text.Length <= MaxHostLength &&
        Uri.CheckHostName(text) is UriHostNameType.Dns or UriHostNameType.IPv4 or UriHostNameType.IPv6;

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
