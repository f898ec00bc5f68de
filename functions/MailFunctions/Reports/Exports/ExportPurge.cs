namespace MailFunctions.Reports.Exports;

/// <summary>Deletes exports whose time is over.</summary>
public sealed class ExportPurge(ExportStore store, ExportFiles files, TimeProvider clock)
{
    private const int DeletedAtOnce = 1000;

    /// <summary>Deletes them, files first: what is interrupted is found again. What is left after so many is left to the next turn.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var export in store.ExpiredAsync(clock.GetUtcNow(), cancellationToken).Take(DeletedAtOnce))
        {
            await files.DeleteAsync(export.Id, cancellationToken);
            await store.DeleteAsync(export.Id, cancellationToken);
        }
    }
}
