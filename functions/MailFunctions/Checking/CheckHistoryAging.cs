using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking;

/// <summary>Deletes entries of the check history whose time is over. The entry that the next check may go on with stays.</summary>
public sealed partial class CheckHistoryAging(
    TableServiceClient tables,
    AccountStore accounts,
    IOptions<CheckHistoryOptions> options,
    TimeProvider clock,
    ILogger<CheckHistoryAging> logger) : IAgingData
{
    private const int EntriesAtOnce = 100;
    private readonly TableClient _table = tables.GetTableClient(CheckHistory.Table);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AccountId> WithAgedAsync(
        AccountId first,
        AccountId last,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (options.Value.CheckDays == 0)
        {
            yield break;
        }

        // One query finds the old entries of a whole block; only accounts that have some are looked at one by one.
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first.Key} and PartitionKey le {last.Key} and RowKey gt {CheckHistory.Key(Cutoff)}");
        string? before = null;
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, null, ["PartitionKey"], cancellationToken))
        {
            if (row.PartitionKey != before)
            {
                yield return AccountId.FromKey(before = row.PartitionKey);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PurgeAgedAsync(AccountId id, CancellationToken cancellationToken)
    {
        if (options.Value.CheckDays == 0 || await accounts.FindAsync(id, cancellationToken) is not { } record)
        {
            return true;
        }

        var cutoff = Cutoff;
        var running = record.State.Streak is { } streak ? CheckHistory.Key(streak.StartedAt) : null;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {id.Key} and RowKey gt {CheckHistory.Key(cutoff)}");
        var old = await _table.QueryAsync<TableEntity>(filter, null, null, cancellationToken)
            .Where(row => row.RowKey != running && CheckHistory.Entry(row).EndedAt < cutoff)
            .Take(EntriesAtOnce)
            .ToListAsync(cancellationToken);
        var deleted = await _table.DeleteRowsAsync(old, cancellationToken);
        if (deleted > 0)
        {
            Log.Purged(logger, id, deleted, options.Value.CheckDays);
        }

        return old.Count < EntriesAtOnce;
    }

    private DateTimeOffset Cutoff => clock.GetUtcNow().AddDays(-options.Value.CheckDays);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3021, Level = LogLevel.Information, Message = "Purged {Entries} entries of the check history of account {AccountId} that are more than {Days} days old.")]
        public static partial void Purged(ILogger logger, AccountId accountId, int entries, int days);
    }
}
