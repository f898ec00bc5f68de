using Azure;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Columns;
using MailFunctions.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Exports;

/// <summary>Writes the file of an export, row by row from table to blob.</summary>
public sealed partial class ExportRun(
    ExportStore store,
    ExportFiles files,
    AccountReport report,
    AccountCells cells,
    IEnumerable<IReadyExportListener> listeners,
    MailMetrics metrics,
    IOptions<ReportOptions> options,
    TimeProvider clock,
    ILogger<ExportRun> logger)
{
    private const int Attempts = 4;
    private const int RowsUntilShown = 5000;
    private static readonly TimeSpan LongestUntilShown = TimeSpan.FromSeconds(1);

    /// <summary>Writes it, unless that is done. Failing attempts are repeated by the queue, the last one is told.</summary>
    public async Task RunAsync(string id, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { IsOver: false } waiting ||
            await store.UpdateAsync(Begun(waiting), cancellationToken) is not { } export)
        {
            return;
        }

        if (export.Attempt > Attempts)
        {
            // The attempts before ended without a word: the process did with them.
            await FailAsync(export, "It was begun several times and never came to its end.", cancellationToken);
            return;
        }

        try
        {
            await WriteAsync(export, cancellationToken);
        }
        catch (RequestFailedException exception) when (export.Attempt == Attempts)
        {
            Log.Failed(logger, exception, export.Id);
            await FailAsync(export, "Our storage did not answer.", cancellationToken);
        }
    }

    private Export Begun(Export export) => export with
    {
        Status = ExportStatus.Running,
        Attempt = export.Attempt + 1,
        Rows = 0,
        StartedAt = clock.GetUtcNow(),
    };

    private static IReadOnlyList<string> Headings(Export export) =>
        export.Columns == ExportColumns.All ? AccountColumns.AllHeadings : AccountColumns.Headings;

    private IAsyncEnumerable<string[]> RowsAsync(Export export, CancellationToken cancellationToken) => export.Columns == ExportColumns.All
        ? cells.OfAsync(report.AccountsAsync(export.Selection, cancellationToken), cancellationToken)
        : report.AllAsync(export.Selection, cancellationToken).Select(AccountColumns.Of);

    private async Task WriteAsync(Export export, CancellationToken cancellationToken)
    {
        var shownAt = clock.GetTimestamp();
        var rows = 0L;
        long bytes;
        await using (var file = await files.WriteAsync(export, cancellationToken))
        {
            await using (var csv = await AccountsCsv.BeginAsync(file, Headings(export), cancellationToken))
            {
                await foreach (var row in RowsAsync(export, cancellationToken))
                {
                    await csv.WriteAsync(row, cancellationToken);
                    rows++;
                    if (rows % RowsUntilShown != 0 && clock.GetElapsedTime(shownAt) < LongestUntilShown)
                    {
                        continue;
                    }

                    if (await store.UpdateAsync(export with { Rows = rows }, cancellationToken) is not { } shown)
                    {
                        // Another instance has begun anew, and writes its own file.
                        Log.Superseded(logger, export.Id, export.Attempt);
                        return;
                    }

                    (export, shownAt) = (shown, clock.GetTimestamp());
                }
            }

            bytes = file.Position;
        }

        var now = clock.GetUtcNow();
        var ready = export with
        {
            Status = ExportStatus.Ready,
            Rows = rows,
            Bytes = bytes,
            CompletedAt = now,
            ExpiresAt = now + options.Value.Keep,
        };
        foreach (var listener in listeners)
        {
            await listener.ExpectAsync(export.Id, cancellationToken);
        }

        if (await store.UpdateAsync(ready, cancellationToken) is not null)
        {
            metrics.Exported(now - export.CreatedAt, isReady: true);
            Log.Ready(logger, export.Id, rows, bytes, (now - export.CreatedAt).TotalMilliseconds);
        }
    }

    private async Task FailAsync(Export export, string reason, CancellationToken cancellationToken)
    {
        var error = $"{reason} Nothing is wrong with the accounts: ask for the export again.";
        var now = clock.GetUtcNow();
        if (await store.UpdateAsync(export with { Status = ExportStatus.Failed, CompletedAt = now, Error = error }, cancellationToken) is not null)
        {
            metrics.Exported(now - export.CreatedAt, isReady: false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Export {ExportId} is ready: {Rows} rows, {Bytes} bytes, {Milliseconds:0} ms after it was asked for.")]
        public static partial void Ready(ILogger logger, ExportId exportId, long rows, long bytes, double milliseconds);

        [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "Export {ExportId} failed for the last time.")]
        public static partial void Failed(ILogger logger, Exception exception, ExportId exportId);

        [LoggerMessage(EventId = 5003, Level = LogLevel.Information, Message = "Attempt {Attempt} of export {ExportId} ends: a later one has begun.")]
        public static partial void Superseded(ILogger logger, ExportId exportId, int attempt);
    }
}
