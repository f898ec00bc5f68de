using System.Runtime.CompilerServices;
using System.Text.Unicode;
using CsvHelper;
using MailFunctions.Accounts.Columns;
using MailFunctions.Http;

namespace MailFunctions.Accounts.Import;

/// <summary>
/// Reads a file of accounts row by row (CSV, RFC 4180, UTF-8). What is wrong with a row is told with it; only where nobody can tell any more
/// where rows begin does the reading end.
/// </summary>
internal sealed class ImportFile : IAsyncDisposable
{
    /// <summary>The most rows that one file may have.</summary>
    public const int MaxRows = 100_000;

    private const int ReadAtOnce = 16 * 1024;
    private const int MaxRowBytes = 64 * 1024;
    private static readonly Dictionary<AccountColumn, string> NoCells = [];

    private readonly Stream _body;
    private readonly CsvReader _csv;
    private IReadOnlyList<AccountColumn> _columns = [];
    private CsvMalformedReason? _malformed;

    private ImportFile(Stream body, char separator)
    {
        _body = body;
        var options = new CsvReaderOptions
        {
            Separator = separator,
            BufferSize = ReadAtOnce,
            MaxRecordSize = MaxRowBytes,
            TrackLineNumbers = true,
            OnMalformedRecord = record => _malformed = record.Reason,
        };
        _csv = CsvReader.Create(body, options, leaveOpen: true);
    }

    /// <summary>Why reading ended before the file did, and what was not read; <see langword="null"/> if it did not.</summary>
    public string? Ending { get; private set; }

    /// <summary>Reads a file's headings.</summary>
    /// <param name="body">The file: a stream that can be set back to its beginning. It is closed with the file, or with the problem.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The file; problem 400 if it has none, or other headings, or is no UTF-8.</returns>
    public static async Task<Result<ImportFile>> OpenAsync(Stream body, CancellationToken cancellationToken)
    {
        ImportFile? file = null;
        Problem? problem = null;
        try
        {
            var head = new byte[ImportHead.Length];
            var length = await ReadHeadAsync(body, head, cancellationToken);
            body.Position = 0;
            if (ImportHead.Separator(head.AsSpan(0, length)).TryGet(out var separator, out problem))
            {
                file = new(body, separator);
                problem = await file.ReadHeadingsAsync(cancellationToken);
            }

            return problem is null ? file! : problem;
        }
        finally
        {
            if (file is null || problem is not null)
            {
                await body.DisposeAsync();
            }
        }
    }

    /// <summary>The rows, one after the other. Rows without any text are passed over, as lines without any are.</summary>
    public async IAsyncEnumerable<ImportRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = 0;
        while (await NextAsync(cancellationToken))
        {
            if (_malformed is null && Enumerable.Range(0, _csv.FieldCount).All(_csv.IsEmpty))
            {
                continue;
            }

            if (number == MaxRows)
            {
                End($"The file has more than {MaxRows} rows: nothing from line {_csv.LineNumber} on was read. Send that in another file.");
                yield break;
            }

            yield return Row(++number);
        }
    }

    /// <summary>Notes why reading ended before the file did; the first reason stays.</summary>
    public void End(string reason) => Ending ??= reason;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync();
        await _body.DisposeAsync();
    }

    /// <returns>How many bytes were read: no more than are needed, as the rest may only come once the first rows are answered.</returns>
    private static async Task<int> ReadHeadAsync(Stream body, Memory<byte> head, CancellationToken cancellationToken)
    {
        var (length, read) = (0, 1);
        while (read > 0 && length < head.Length && !ImportHead.IsEnough(head.Span[..length]))
        {
            read = await body.ReadAsync(head[length..], cancellationToken);
            length += read;
        }

        return length;
    }

    private async Task<Problem?> ReadHeadingsAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _csv.ReadHeaderAsync(cancellationToken);
        }
        catch (CsvFormatException)
        {
            return Problem.Invalid("body", "has no row of headings that can be read: look for a quote that is not closed.");
        }

        if (ImportHead.Columns(_csv.Headers).TryGet(out var columns, out var problem))
        {
            _columns = columns;
        }

        return problem;
    }

    private async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        _malformed = null;
        try
        {
            return await _csv.ReadAsync(cancellationToken);
        }
        catch (CsvFormatException exception)
        {
            End($"The row that begins in line {exception.LineNumber} does not end within {MaxRowBytes} bytes: look for a quote that is not closed. Nothing from that line on was read.");
        }
        catch (IOException exception)
        {
            var reason = exception is ImportBodyException ? exception.Message : "The rest of the file could not be taken in.";
            End($"{reason} Nothing after the last row here was read.");
        }

        return false;
    }

    private ImportRow Row(int number)
    {
        if (Fault() is { } fault)
        {
            return new(number, _csv.LineNumber, NoCells, fault);
        }

        var cells = new Dictionary<AccountColumn, string>(_columns.Count);
        foreach (var (index, column) in _columns.Index())
        {
            cells.Add(column, FormulaGuard.Restore(_csv.GetString(index)));
        }

        return new(number, _csv.LineNumber, cells);
    }

    private string? Fault()
    {
        if (!Utf8.IsValid(_csv.RawRecord))
        {
            return $"Line {_csv.LineNumber} is not UTF-8: save the file as CSV UTF-8.";
        }

        if (_malformed is { } reason)
        {
            return Words(reason) + " Cells with quotes in them are put in quotes, and each quote in them is doubled.";
        }

        return _csv.FieldCount == _columns.Count
            ? null
            : $"has {_csv.FieldCount} cells, but there are {_columns.Count} headings: put cells that contain the separator in quotes.";
    }

    private string Words(CsvMalformedReason reason)
    {
        var last = _csv.LineNumber + _csv.RawRecord.Count((byte)'\n');
        var lines = last == _csv.LineNumber ? $"Line {last} has" : $"Lines {_csv.LineNumber} to {last} were taken for one row, which has";
        return reason switch
        {
            CsvMalformedReason.StrayQuote => $"{lines} a quote within a cell that is not in quotes.",
            CsvMalformedReason.TextAfterClosingQuote => $"{lines} text after a closing quote.",
            _ => $"{lines} a quote that is not closed.",
        };
    }
}
