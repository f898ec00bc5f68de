namespace MailFunctions.Tests.Reports;

/// <summary>Names that tables, files and pages stumble over.</summary>
internal static class OddNames
{
    /// <summary>The names, no two the same.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "Support, second floor", "\"Quoted\"", "He said \"no\", twice", "a;b|c\\d", "=1+1", "=HYPERLINK(\"http://example.com\",\"x\")", "+49 30 1234", "-5", "@SUM(A1)",
        "'=1", "''+x", "'tis mail", "O'Brien", "\uFF1D1+1", "Ünïcödé É", "日本語のメール", "📬 post ✉️ 👩‍👩‍👧", "بريد الدعم", "דואר \u200Fתמיכה", "e\u0301 combining",
        "<script>alert(1)</script>", "&amp; <b>bold</b>", "{{7*7}}", "%0d%0a", "two  spaces", "NULL", "TRUE", "00123", "1E5", "2026-11-24", "🇧🇷 conta nº 1",
    ];

    /// <summary>The cell of a file that a name comes to: formulas are made texts by an apostrophe.</summary>
    public static string Cell(string name) => name.TrimStart('\'') is [var first, ..] && "=+-@\uFF1D".Contains(first, StringComparison.Ordinal) ? "'" + name : name;
}
