using CsvHelper;
using MailFunctions.Accounts;

namespace MailFunctions.Reports.Exports;

/// <summary>Writes accounts as CSV (RFC 4180): UTF-8 with a byte order mark, by which spreadsheets know it, and a row of headings.</summary>
internal sealed class AccountsCsv : IAsyncDisposable
{
    private readonly CsvWriter _csv;

    private AccountsCsv(Stream stream) =>
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n" }, leaveOpen: true);

    /// <summary>Begins with the headings.</summary>
    /// <param name="stream">Where to; it is left open.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static async Task<AccountsCsv> BeginAsync(Stream stream, CancellationToken cancellationToken)
    {
        var csv = new AccountsCsv(stream);
        await csv.WriteAsync(AccountColumns.Headings, cancellationToken);
        return csv;
    }

    /// <summary>Writes a row.</summary>
    public Task WriteAsync(AccountRow row, CancellationToken cancellationToken) => WriteAsync(AccountColumns.Of(row), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    private async Task WriteAsync(IReadOnlyList<string> cells, CancellationToken cancellationToken)
    {
        foreach (var cell in cells)
        {
            _csv.WriteField(FormulaGuard.Protect(cell));
        }

        await _csv.EndRecordAsync(cancellationToken);
    }
}
