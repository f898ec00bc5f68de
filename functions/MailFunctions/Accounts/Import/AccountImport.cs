using System.Runtime.CompilerServices;
using System.Threading.Channels;
using MailFunctions.Connectors;
using MailFunctions.Credentials;
using MailFunctions.Http;
using MailFunctions.Security;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Accounts.Import;

/// <summary>
/// Imports the rows of a file, several at a time, and tells of them in the file's order. A row that has begun is brought to its end even when
/// the caller goes away, so that none is left half done.
/// </summary>
public sealed class AccountImport(
    AccountStore store,
    AccountNames names,
    AccountRules rules,
    AccountChanges changes,
    CredentialStore credentials,
    ConnectorStore connectors,
    ILogger<AccountImport> logger)
{
    private const int RowsAtOnce = 8;
    private const int RowsAhead = 64;
    private const int MostStorageFailures = 20;

    /// <summary>Imports a file's rows.</summary>
    /// <param name="file">The file; its ending says why rows are missing, if any are.</param>
    /// <param name="isDryRun">Whether nothing is to be written.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async IAsyncEnumerable<ImportedRow> RunAsync(
        ImportFile file,
        bool isDryRun,
        Actor actor,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var import = new RowImport(store, names, rules, changes, new(credentials, connectors), isDryRun, actor, logger);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var turns = new SemaphoreSlim(RowsAtOnce);
        var begun = Channel.CreateBounded<Task<ImportedRow>>(RowsAhead);
        var reading = BeginAsync(file, import, turns, begun.Writer, stop.Token);
        try
        {
            var failures = 0;
            await foreach (var row in begun.Reader.ReadAllAsync(cancellationToken))
            {
                var imported = await row;
                failures = imported.IsStorageFailure ? failures + 1 : 0;
                if (failures == MostStorageFailures)
                {
                    file.End($"Storage did not answer for {MostStorageFailures} rows in a row: nothing after the last row here was read. Import the file again.");
                    await stop.CancelAsync();
                }

                yield return imported;
            }

            await reading;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (begun.Reader.TryRead(out var row))
            {
                await ((Task)row).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task BeginAsync(
        ImportFile file,
        RowImport import,
        SemaphoreSlim turns,
        ChannelWriter<Task<ImportedRow>> begun,
        CancellationToken cancellationToken)
    {
        var seen = new RowsSeen();
        try
        {
            await foreach (var row in file.RowsAsync(cancellationToken))
            {
                var errors = new FieldErrors();
                seen.Add(row, errors);
                await begun.WaitToWriteAsync(cancellationToken);
                await turns.WaitAsync(cancellationToken);
                begun.TryWrite(RunAsync(row, errors));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The caller went away, or storage did.
        }
        finally
        {
            begun.Complete();
        }

        async Task<ImportedRow> RunAsync(ImportRow row, FieldErrors errors)
        {
            try
            {
                return await import.RunAsync(row, errors);
            }
            finally
            {
                turns.Release();
            }
        }
    }
}
