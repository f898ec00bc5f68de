using Azure;
using MailFunctions.Accounts;
using MailFunctions.Security;
using MailFunctions.Security.Audit;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Reports.Exports;

/// <summary>Begins exports. What is small is written at once: waiting for the queue would take longer.</summary>
public sealed partial class ExportStart(
    ExportStore store,
    QueuedReports queue,
    ExportRun run,
    AccountCounter accounts,
    AuditTrail audit,
    IOptions<ReportOptions> options,
    TimeProvider clock,
    ILogger<ExportStart> logger)
{
    private const int FewAccounts = AccountKeys.BlockSize;

    // If this process dies meanwhile, the queue takes the export up.
    private static readonly TimeSpan TimeToBeWritten = TimeSpan.FromSeconds(10);

    /// <summary>Begins one.</summary>
    /// <param name="selection">Which accounts, in which order.</param>
    /// <param name="columns">Which columns its file has.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The export as it is then: ready, if it is small.</returns>
    public async Task<Export> RunAsync(AccountSelection selection, ExportColumns columns, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var export = new Export { Id = ExportId.New(now), Selection = selection, Columns = columns, CreatedBy = actor.Name, CreatedAt = now, ExpiresAt = now + options.Value.Keep };
        await audit.NoteAsync(actor, new(AuditAction.ReportExported, AuditTarget.Export(export.Id.Key)) { Detail = $"{FilterWords.Of(selection)} Columns: {columns}." }, cancellationToken);
        await store.AddAsync(export, cancellationToken);
        var isSmall = (await accounts.LastAsync(cancellationToken)).Value < FewAccounts;
        await queue.AddAsync(new ReportTask(export.Id.Key), cancellationToken, isSmall ? TimeToBeWritten : null);
        return isSmall ? await WriteAsync(export, cancellationToken) : export;
    }

    private async Task<Export> WriteAsync(Export export, CancellationToken cancellationToken)
    {
        try
        {
            await run.RunAsync(export.Id.Key, cancellationToken);
            return await store.FindAsync(export.Id.Key, cancellationToken) ?? export;
        }
        catch (RequestFailedException exception)
        {
            Log.LeftToQueue(logger, exception, export.Id);
            return export;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "Export {ExportId} could not be written at once; the queue takes it up.")]
        public static partial void LeftToQueue(ILogger logger, Exception exception, ExportId exportId);
    }
}
