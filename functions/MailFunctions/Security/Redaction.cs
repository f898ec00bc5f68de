using System.Text;

namespace MailFunctions.Security;

/// <summary>Blots secrets out of what others say, in plain text, Base64 and percent-encoding, whole or in long parts.</summary>
public sealed class Redaction
{
    // A part of a secret that is as long as this is blotted out as well: lines are cut, and tokens are long.
    private const int LongPart = 12;
    private const string Blot = "***";
    private readonly string[] _forms;

    /// <summary>Knows the secrets; empty ones and <see langword="null"/> are none.</summary>
    public Redaction(params IEnumerable<string?> secrets) =>
        _forms = [.. secrets.OfType<string>().Where(secret => secret.Length > 0).SelectMany(Forms).Distinct().OrderByDescending(form => form.Length)];

    /// <summary>The text without the secrets.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCut">Whether more followed, so that the text may end with the beginning of a secret.</param>
    public string Clean(string text, bool isCut = false)
    {
        var whole = _forms.Aggregate(text, (clean, form) => clean.Replace(form, Blot, StringComparison.Ordinal));
        var clean = WithoutParts(whole);
        return isCut ? WithoutBeginning(clean) : clean;
    }

    private string WithoutBeginning(string text)
    {
        // The cut may be within a character, too.
        var end = text.AsSpan().TrimEnd('\uFFFD');
        var longest = 0;
        foreach (var form in _forms)
        {
            var length = Math.Min(form.Length - 1, end.Length);
            while (length > longest && !end.EndsWith(form.AsSpan(0, length), StringComparison.Ordinal))
            {
                length--;
            }

            longest = Math.Max(longest, length);
        }

        return longest > 0 ? string.Concat(end[..^longest], Blot) : text;
    }

    private string WithoutParts(string text)
    {
        var forms = Array.FindAll(_forms, form => form.Length > LongPart);
        var clean = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            // The longest part of any form: what one form leaves of another's part would be too short to be found.
            var length = forms.Length == 0 ? 0 : forms.Max(form => PartLength(text, at, form));
            clean.Append(length > 0 ? Blot : text[at..(at + 1)]);
            at += Math.Max(length, 1);
        }

        return clean.ToString();
    }

    /// <summary>How many characters from here on are a part of the form; 0 if too few to matter.</summary>
    private static int PartLength(string text, int at, string form)
    {
        var length = LongPart;
        if (at + length > text.Length || !form.Contains(text.Substring(at, length), StringComparison.Ordinal))
        {
            return 0;
        }

        while (at + length < text.Length && form.Contains(text.Substring(at, length + 1), StringComparison.Ordinal))
        {
            length++;
        }

        return length;
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToBase64String(bytes);
        for (var before = 0; before < 3; before++)
        {
            // Within a longer text the same secret looks different, depending on how many bytes stand before it. What its
            // first and last characters look like depends on its neighbours.
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]).TrimEnd('=');
            var first = before == 0 ? 0 : before + 1;
            var inner = encoded[first..((before + bytes.Length) * 8 / 6)];
            if (inner.Length >= 4)
            {
                yield return inner;
            }
        }
    }
}
