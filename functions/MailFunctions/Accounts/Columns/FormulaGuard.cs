namespace MailFunctions.Accounts.Columns;

/// <summary>
/// Keeps spreadsheets from running cells (CSV injection, as OWASP describes it): an apostrophe before what begins like a formula makes it
/// a text. Cells that begin with apostrophes and then like a formula get one more, so that each can be read back as it was.
/// </summary>
internal static class FormulaGuard
{
    private const char Guard = '\'';

    // The last four are the forms of full width, which some spreadsheets take for the others.
    private const string Beginnings = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>The cell for a text.</summary>
    public static string Protect(string text) => IsFormula(text) ? Guard + text : text;

    /// <summary>The text of a cell.</summary>
    public static string Restore(string cell) => cell.StartsWith(Guard) && IsFormula(cell) ? cell[1..] : cell;

    private static bool IsFormula(string text) => text.AsSpan().TrimStart(Guard) is [var first, ..] && Beginnings.Contains(first, StringComparison.Ordinal);
}
