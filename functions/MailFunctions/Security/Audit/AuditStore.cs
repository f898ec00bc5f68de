using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Security.Audit;

/// <summary>The table <c>Audit</c>: rows are added, and deleted when their time is over, but never changed.</summary>
public sealed class AuditStore(TableServiceClient tables)
{
    /// <summary>The table's name.</summary>
    public const string Table = "Audit";

    // Each record has up to two rows.
    private const int RowsOfOne = 2;
    private readonly TableClient _table = tables.GetTableClient(Table);

    /// <summary>Adds a row; its key is new, so that a repetition after an answer that got lost finds the row there, and is no failure.</summary>
    internal async Task AddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // It is there.
        }
    }

    /// <summary>Reads records, newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="after">The id of the record to begin after; <see langword="null"/> for the newest.</param>
    /// <param name="chunk">How many are read at a time, up to 500.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async IAsyncEnumerable<AuditRecord> ReadAsync(
        AuditQuery query,
        string? after,
        int chunk,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TableEntity? record = null;
        var rows = _table.QueryAsync<TableEntity>(query.Filter(AuditKey.Of(after)), chunk * RowsOfOne, null, cancellationToken);
        await foreach (var row in rows)
        {
            if (!AuditKey.IsOutcome(row.RowKey))
            {
                if (record is not null)
                {
                    yield return AuditEntity.Read(record, null);
                }

                record = row;
            }
            else if (record is not null)
            {
                yield return AuditEntity.Read(record, row);
                record = null;
            }
        }

        if (record is not null)
        {
            yield return AuditEntity.Read(record, null);
        }
    }

    /// <summary>Deletes rows of the days before a day.</summary>
    /// <returns>How many; fewer than <paramref name="limit"/> only if no more are left.</returns>
    internal async Task<int> PurgeAsync(DateTimeOffset day, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {AuditKey.PartitionOf(day)}");
        var rows = await _table.QueryAsync<TableEntity>(filter, limit, ["PartitionKey", "RowKey"], cancellationToken).Take(limit).ToListAsync(cancellationToken);
        foreach (var ofOneDay in rows.GroupBy(row => row.PartitionKey))
        {
            await _table.DeleteRowsAsync(ofOneDay, cancellationToken);
        }

        return rows.Count;
    }
}
