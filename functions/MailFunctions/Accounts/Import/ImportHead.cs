using System.Text;
using MailFunctions.Accounts.Columns;
using MailFunctions.Http;

namespace MailFunctions.Accounts.Import;

/// <summary>What the beginning of a file tells about it: its encoding, its separator, its columns.</summary>
internal static class ImportHead
{
    /// <summary>How much of a file is looked at, in bytes.</summary>
    public const int Length = 16 * 1024;

    private const char Comma = ',';
    private const char Semicolon = ';';

    /// <summary>The separator: a comma, or the semicolon that spreadsheets write where the comma separates decimals.</summary>
    /// <returns>It; problem 400 if this is no text in UTF-8.</returns>
    public static Result<char> Separator(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.Contains((byte)0))
        {
            return Problem.Invalid("body", "is not UTF-8 but another encoding, such as UTF-16: save the file as CSV UTF-8.");
        }

        head = Text(head);
        if (head.IsEmpty)
        {
            return Problem.Invalid("body", $"is empty: send a row of headings and a row for each account. {Known}");
        }

        var end = head.IndexOfAny((byte)'\r', (byte)'\n');
        var headings = end < 0 ? head : head[..end];
        return headings.Count((byte)Semicolon) > headings.Count((byte)Comma) ? Semicolon : Comma;
    }

    /// <summary>Whether the beginning of a file has a line that is over, so that it tells what there is to tell.</summary>
    public static bool IsEnough(ReadOnlySpan<byte> head) => Text(head).ContainsAny((byte)'\r', (byte)'\n');

    /// <summary>The columns by their headings, in any order, whatever the case and the spaces around them.</summary>
    /// <returns>The columns; problem 400 with every heading that is unknown or there twice.</returns>
    public static Result<IReadOnlyList<AccountColumn>> Columns(IReadOnlyList<string> headings)
    {
        var errors = new FieldErrors();
        var columns = new List<AccountColumn>();
        foreach (var (index, text) in headings.Index())
        {
            var heading = FormulaGuard.Restore(text).Trim();
            if (AccountColumns.All.FirstOrDefault(column => column.Heading.Equals(heading, StringComparison.OrdinalIgnoreCase)) is not { } found)
            {
                errors.Add(heading.Length > 0 ? heading : $"column {index + 1}", $"is no heading of this file. {Known}");
            }
            else if (columns.Contains(found))
            {
                errors.Add(found.Heading, "is there more than once.");
            }
            else
            {
                columns.Add(found);
            }
        }

        return errors.IsEmpty ? columns : Problem.Invalid(errors);
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> head) =>
        (head.StartsWith(Encoding.UTF8.Preamble) ? head[Encoding.UTF8.Preamble.Length..] : head).TrimStart("\r\n"u8);

    private static string Known => $"The headings are: {string.Join(", ", AccountColumns.AllHeadings)}.";
}
