using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Security.Audit;

/// <summary>Deletes the records of days whose time is over.</summary>
public sealed partial class AuditPurge(
    AuditStore store,
    IOptions<AuditOptions> options,
    TimeProvider clock,
    ILogger<AuditPurge> logger)
{
    private const int RowsAtOnce = 1000;
    private const int MostSteps = 100;

    /// <summary>Deletes them, in steps; what is left after so many is left to the next turn.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.AuditDays == 0)
        {
            return;
        }

        var firstKept = clock.GetUtcNow().AddDays(-options.Value.AuditDays);
        var deleted = 0;
        for (var step = 0; step < MostSteps; step++)
        {
            var count = await store.PurgeAsync(firstKept, RowsAtOnce, cancellationToken);
            deleted += count;
            if (count < RowsAtOnce)
            {
                break;
            }
        }

        if (deleted > 0)
        {
            Log.Purged(logger, deleted, options.Value.AuditDays);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 7203, Level = LogLevel.Information, Message = "Purged {Rows} rows of the audit that are more than {Days} days old.")]
        public static partial void Purged(ILogger logger, int rows, int days);
    }
}
