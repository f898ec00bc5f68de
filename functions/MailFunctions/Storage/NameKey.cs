using System.Globalization;
using System.Text;

namespace MailFunctions.Storage;

/// <summary>
/// Names as row keys that sort as people expect and are equal for names that differ in case only: the name without accents,
/// then the name with them, both in upper case.
/// </summary>
public static class NameKey
{
    private const string ForbiddenInKeys = "/\\#?%";
    private const char PrivateUse = '\uE000';

    // Below everything but a space, so that a name comes before those that begin with it.
    private const string Separator = "  ";

    // A key has at most 1 KiB, in UTF-16 (Azure: "Understanding the Table service data model").
    private const int MaxLength = 512;

    /// <summary>The key of a name.</summary>
    public static string Of(string name)
    {
        var folded = name.Normalize(NormalizationForm.FormC).ToUpperInvariant();
        var sorted = WithoutAccents(folded);
        // What tells names apart is whole; only the order of names that grow when normalized suffers.
        return Escape(First(sorted, MaxLength - Separator.Length - folded.Length)) + Separator + Escape(folded);
    }

    /// <summary>Whether two names count as the same.</summary>
    public static bool AreSame(string left, string right) => Of(left) == Of(right);

    private static string First(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return text[..(char.IsLowSurrogate(text[length]) ? length - 1 : length)];
    }

    private static string WithoutAccents(string text)
    {
        var bare = text.Normalize(NormalizationForm.FormD)
            .Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark);
        return string.Concat(bare).Normalize(NormalizationForm.FormC);
    }

    /// <summary>Characters that a key may not hold become private-use ones, one to one.</summary>
    private static string Escape(string text) => string.Create(text.Length, text, (key, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            key[i] = char.IsControl(source[i]) || ForbiddenInKeys.Contains(source[i]) ? (char)(PrivateUse + source[i]) : source[i];
        }
    });
}
