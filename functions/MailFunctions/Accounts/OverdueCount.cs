using Azure.Data.Tables;

namespace MailFunctions.Accounts;

/// <summary>The last count of overdue accounts: one entity of the table <c>Accounts</c>, so that asking for it costs one read.</summary>
public sealed class OverdueCount(TableServiceClient tables)
{
    private const string Partition = "counter";
    private const string Row = "overdue";
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);

    /// <summary>The last count; <see langword="null"/> before the first.</summary>
    public async Task<OverdueAccounts?> ReadAsync(CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, null, cancellationToken);
        return entity is { HasValue: true, Value: { } row }
            ? new(row.GetInt32(nameof(OverdueAccounts.Accounts)) ?? 0, row.GetDateTimeOffset(nameof(OverdueAccounts.CountedAt)) ?? default)
            : null;
    }

    /// <summary>Keeps a count.</summary>
    public Task WriteAsync(OverdueAccounts count, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Partition, Row)
        {
            [nameof(OverdueAccounts.Accounts)] = count.Accounts,
            [nameof(OverdueAccounts.CountedAt)] = count.CountedAt,
        };
        return _table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellationToken);
    }
}
