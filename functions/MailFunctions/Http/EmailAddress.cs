using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MailFunctions.Http;

/// <summary>An e-mail address in its parts (RFC 5321, section 4.1.2; RFC 6531). Quoted names and address literals are not taken.</summary>
/// <param name="LocalPart">What stands before the <c>@</c>.</param>
/// <param name="Domain">The domain as it was written.</param>
/// <param name="AsciiDomain">The domain as the DNS has it: lower case, A-labels (RFC 5890).</param>
internal sealed partial record EmailAddress(string LocalPart, string Domain, string AsciiDomain)
{
    private const int MaxLength = 254;
    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    /// <inheritdoc/>
    public override string ToString() => $"{LocalPart}@{Domain}";

    /// <summary>Reads an address.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = null;
        var match = Parts().Match(text);
        if (!match.Success || text.Length > MaxLength || ToAscii(match.Groups["domain"].Value) is not { } domain)
        {
            return false;
        }

        address = new EmailAddress(match.Groups["local"].Value, match.Groups["domain"].Value, domain);
        return true;
    }

    /// <summary>The domain in A-labels; <see langword="null"/> if it is no name with a dot, or an IP address.</summary>
    private static string? ToAscii(string domain)
    {
        try
        {
            // An address ends in a number; no domain that is registered does (RFC 3696, section 2).
            var ascii = Names.GetAscii(domain).ToLowerInvariant();
            return ascii.Length <= 253 && Uri.CheckHostName(ascii) == UriHostNameType.Dns && !char.IsAsciiDigit(ascii[^1]) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("""\A(?<local>(?!\.)(?:\.?[^\s\p{C}@"(),:;<>\[\]\\.]){1,64})@(?<domain>[^\s\p{C}@.]+(?:\.[^\s\p{C}@.]+)+)\z""")]
    private static partial Regex Parts();
}
