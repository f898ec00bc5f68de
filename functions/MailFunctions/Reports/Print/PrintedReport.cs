using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Azure;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Columns;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Reports.Print;

/// <summary>
/// Writes the accounts report as an HTML page made for paper: headings that repeat on every sheet and page numbers at its foot (CSS Paged
/// Media). Memory does not grow with the rows.
/// </summary>
public sealed partial class PrintedReport(AccountReport report, TimeProvider clock, ILogger<PrintedReport> logger)
{
    private const string Title = "IMAP/POP3 Accounts";
    private const int RowsUntilFlush = 200;

    private const string Style = """
        @page { size: A4 landscape; margin: 15mm 12mm 18mm; @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 9pt "Segoe UI", system-ui, sans-serif; } }
        body { font: 10pt/1.4 "Segoe UI", system-ui, sans-serif; color: #242424; margin: 0; }
        h1 { font-size: 16pt; font-weight: 600; margin: 0 0 2mm; }
        p { margin: 0 0 1mm; color: #616161; }
        table { width: 100%; border-collapse: collapse; margin-top: 4mm; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th { text-align: left; font-weight: 600; border-bottom: 1.5pt solid #242424; padding: 1.5mm 2mm; }
        td { border-bottom: 0.5pt solid #d1d1d1; padding: 1.2mm 2mm; white-space: nowrap; font-variant-numeric: tabular-nums; }
        td:nth-child(2) { white-space: normal; overflow-wrap: anywhere; text-align: left; }
        th:first-child, th:nth-child(6), td:first-child, td:nth-child(6) { text-align: right; }
        .failure { color: #b10e1c; font-weight: 600; margin-top: 4mm; }
        @media screen { body { max-width: 1100px; margin: 24px auto; padding: 0 16px; } }
        """;

    // Characters of all scripts stay as they are; only what HTML itself demands is escaped.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The hash by which a content security policy (CSP level 2, section 4.2.5) knows the page's style.</summary>
    public static string StyleHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    /// <summary>Writes the page.</summary>
    /// <param name="selection">Which accounts, in which order.</param>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task WriteAsync(AccountSelection selection, Stream stream, CancellationToken cancellationToken)
    {
        await using var page = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await page.WriteAsync(Head(selection));
        var rows = 0;
        try
        {
            await foreach (var row in report.AllAsync(selection, cancellationToken))
            {
                await page.WriteAsync(Row(row));
                if (++rows % RowsUntilFlush == 0)
                {
                    await page.FlushAsync(cancellationToken);
                }
            }

            await page.WriteAsync($"</tbody></table><p>{Number(rows)} {(rows == 1 ? "account" : "accounts")}.</p></body></html>");
        }
        catch (RequestFailedException exception)
        {
            // The answer has begun with status 200: only the page itself can still tell.
            Log.Incomplete(logger, exception, rows);
            await page.WriteAsync($"</tbody></table><p class=\"failure\">This report is incomplete: our storage did not answer after {Number(rows)} accounts. Print it again.</p></body></html>");
        }
    }

    private string Head(AccountSelection selection)
    {
        var headings = string.Concat(AccountColumns.Headings.Select(heading => $"<th scope=\"col\">{Html.Encode(heading)}</th>"));
        return $"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Title}</title><style>{Style}</style></head>
            <body><h1>{Title}</h1>
            <p>{Html.Encode(FilterWords.Of(selection))}</p>
            <p>Printed on {clock.GetUtcNow().UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</p>
            <table><thead><tr>{headings}</tr></thead><tbody>

            """;
    }

    private static string Row(AccountRow row) =>
        $"<tr>{string.Concat(AccountColumns.Of(row).Select(value => $"<td dir=\"auto\">{Html.Encode(value)}</td>"))}</tr>\n";

    private static string Number(int rows) => rows.ToString("N0", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(EventId = 5011, Level = LogLevel.Error, Message = "A printed report ended after {Rows} rows.")]
        public static partial void Incomplete(ILogger logger, Exception exception, int rows);
    }
}
