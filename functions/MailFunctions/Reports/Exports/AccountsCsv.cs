using CsvHelper;
using MailFunctions.Accounts.Columns;

namespace MailFunctions.Reports.Exports;

/// <summary>Writes accounts as CSV (RFC 4180): UTF-8 with a byte order mark, by which spreadsheets know it, and a row of headings.</summary>
internal sealed class AccountsCsv : IAsyncDisposable
{
    private readonly CsvWriter _csv;

    private AccountsCsv(Stream stream) =>
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n" }, leaveOpen: true);

    /// <summary>Begins with the headings.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="headings">The headings.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task<AccountsCsv> BeginAsync(Stream stream, IReadOnlyList<string> headings, CancellationToken cancellationToken)
    {
        var csv = new AccountsCsv(stream);
        await csv.WriteAsync(headings, cancellationToken);
        return csv;
    }

    /// <summary>Writes a row.</summary>
    public async Task WriteAsync(IReadOnlyList<string> cells, CancellationToken cancellationToken)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(FormulaGuard.Protect(cell));
        }

        await _csv.EndRecordAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
