using System.Globalization;
using System.Text.RegularExpressions;

namespace MailFunctions.Checking.Transcripts;

/// <summary>A line of a session, without its end.</summary>
/// <param name="Text">The line; of a very long one its beginning.</param>
/// <param name="End">Its last characters.</param>
/// <param name="Length">How long it was with its end, in bytes.</param>
/// <param name="IsCut">Whether something is missing at the end of <paramref name="Text"/>.</param>
/// <param name="GoesOn">Whether it goes on with the line before a literal (RFC 9051, section 4.3).</param>
internal sealed partial record Line(string Text, string End, long Length, bool IsCut, bool GoesOn)
{
    /// <summary>The length of the literal that the line announces, in bytes; 0 if it announces none.</summary>
    public long Literal => Announcement().Match(End) is { Success: true } match
        ? long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : 0;

    /// <summary>Whether the line begins so, in any case.</summary>
    public bool Begins(string words) => Text.StartsWith(words, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\{([0-9]{1,12})\+?\}$")]
    private static partial Regex Announcement();
}
