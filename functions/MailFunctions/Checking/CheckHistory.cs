using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Checking;

/// <summary>
/// The table <c>Checks</c>: the recent checks of every account, newest first. Uneventful checks in a row share an entry, whose
/// end and count live in the account's state until something happens.
/// </summary>
public sealed class CheckHistory(TableServiceClient tables) : IAccountData
{
    /// <summary>The table's name.</summary>
    public const string Table = "Checks";

    /// <summary>How many entries an account keeps.</summary>
    public const int EntriesKept = 100;

    private const string Column = "Entry";

    private readonly TableClient _table = tables.GetTableClient(Table);

    /// <summary>Adds a check.</summary>
    /// <returns>The uneventful checks that the next one may join; <see langword="null"/> if this one was eventful.</returns>
    public async Task<CheckStreak?> AddAsync(AccountId id, CheckStreak? streak, CheckRun run, CancellationToken cancellationToken)
    {
        if (run.IsUneventful && streak is not null)
        {
            return streak with { EndedAt = run.EndedAt, Checks = streak.Checks + 1 };
        }

        List<TableTransactionAction> actions = [new(TableTransactionActionType.UpsertReplace, Entity(id, CheckEntry.Of(run)))];
        if (streak is not null)
        {
            actions.Add(new(TableTransactionActionType.UpsertReplace, Entity(id, CheckEntry.Of(streak))));
        }

        await _table.SubmitTransactionAsync(actions, cancellationToken);
        await DeleteBeyondAsync(id, EntriesKept, cancellationToken);
        return run.IsUneventful ? new CheckStreak(run.StartedAt, run.EndedAt, 1) : null;
    }

    /// <summary>A page of an account's entries, newest first.</summary>
    public async Task<Page<CheckEntry>> PageAsync(
        AccountRecord record,
        string list,
        int size,
        string? after,
        CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {record.Account.Id.Key} and RowKey gt {after ?? ""}");
        var rows = await _table.QueryAsync<TableEntity>(filter, size + 1, null, cancellationToken).Take(size + 1).ToListAsync(cancellationToken);
        var entries = rows.Take(size).Select(Entry);
        var streak = record.State.Streak;
        return new(
            [.. entries.Select(entry => streak is not null && entry.StartedAt == streak.StartedAt ? CheckEntry.Of(streak) : entry)],
            rows.Count > size ? Cursor.Write(list, rows[size - 1].RowKey) : null);
    }

    /// <summary>The row key of an entry: newest first.</summary>
    /// <param name="startedAt">When its (first) check began.</param>
    internal static string Key(DateTimeOffset startedAt) =>
        (DateTimeOffset.MaxValue.UtcTicks - startedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The entry back from a row.</summary>
    internal static CheckEntry Entry(TableEntity row) => JsonSerializer.Deserialize<CheckEntry>(row.GetString(Column), Json.Options)!;

    /// <inheritdoc/>
    public async Task<bool> PurgeAsync(AccountId id, CancellationToken cancellationToken) =>
        await DeleteBeyondAsync(id, kept: 0, cancellationToken) < EntityGroupTransaction.MostActions;

    /// <summary>Deletes entries, the newest not, at most a transaction's worth of them.</summary>
    /// <returns>How many were deleted.</returns>
    private async Task<int> DeleteBeyondAsync(AccountId id, int kept, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {id.Key}"), null, ["PartitionKey", "RowKey"], cancellationToken);
        var old = await rows.Skip(kept).Take(EntityGroupTransaction.MostActions).ToListAsync(cancellationToken);
        await _table.DeleteRowsAsync(old.Select(row => new TableEntity(row.PartitionKey, row.RowKey) { ETag = Azure.ETag.All }), cancellationToken);
        return old.Count;
    }

    private static TableEntity Entity(AccountId id, CheckEntry entry) =>
        new(id.Key, Key(entry.StartedAt)) { [Column] = JsonSerializer.Serialize(entry, Json.Options) };
}
