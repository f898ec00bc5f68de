using System.Text;

namespace MailFunctions.Inbox;

/// <summary>Makes texts of strangers fit to be kept in a table and shown in a line.</summary>
internal static class CleanText
{
    /// <summary>
    /// One line of at most <paramref name="maxLength"/> characters: white space runs and control characters become single spaces,
    /// half surrogate pairs become U+FFFD, and marks that turn the direction of the text (as in file names that lie) are left out.
    /// </summary>
    public static string OneLine(string? text, int maxLength)
    {
        var line = new StringBuilder(Math.Min(text?.Length ?? 0, maxLength));
        var space = false;
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (IsDirectionMark(rune.Value))
            {
                continue;
            }

            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                space = line.Length > 0;
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength + (space ? 1 : 0) > maxLength)
            {
                break;
            }

            line.Append(space ? " " : "").Append(rune);
            space = false;
        }

        return line.ToString();
    }

    // The embeddings, overrides and isolates of Unicode Standard Annex 9.
    private static bool IsDirectionMark(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F;
}
