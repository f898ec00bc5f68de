using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Notifications;

/// <summary>The digests, and how far the survey is, in one partition of the table <c>Notifications</c>.</summary>
public sealed class HealthDigestStore(TableServiceClient tables)
{
    private const string Partition = "digests";
    private const string StateRow = "state";
    private const string Prefix = "d:";
    private const string PrefixEnd = "d;";
    private const string Column = "Digest";
    private readonly TableClient _table = tables.GetTableClient(NotificationStore.Table);

    /// <summary>How far the survey is.</summary>
    public async Task<SurveyState> StateAsync(CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, StateRow, null, cancellationToken);
        return entity is { HasValue: true, Value: { } row }
            ? new(row.GetString(nameof(SurveyState.Last)), row.GetString(nameof(SurveyState.Next)), row.ETag)
            : new();
    }

    /// <summary>Records how far the survey is, with the digest that came of it and the one that it takes the place of.</summary>
    /// <param name="state">How far it is; as it was read, but for what changes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <param name="digests">The digests.</param>
    /// <returns>The state with its new ETag; <see langword="null"/> if another instance is at it.</returns>
    public async Task<SurveyState?> UpdateAsync(SurveyState state, CancellationToken cancellationToken, params IEnumerable<HealthDigest> digests)
    {
        var row = new TableEntity(Partition, StateRow) { [nameof(SurveyState.Last)] = state.Last, [nameof(SurveyState.Next)] = state.Next };
        var first = state.ETag == default
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, state.ETag);
        try
        {
            var answers = await _table.SubmitTransactionAsync(
                [first, .. digests.Select(digest => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Entity(digest)))],
                cancellationToken);
            return state with { ETag = answers.Value[0].Headers.ETag!.Value };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Reads a digest.</summary>
    public async Task<HealthDigest?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Prefix + id, null, cancellationToken);
        return entity.HasValue ? Read(entity.Value!) : null;
    }

    /// <summary>The digests after one, newest first.</summary>
    public IAsyncEnumerable<HealthDigest> AfterAsync(string? id, int pageSize, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {Prefix + id} and RowKey lt {PrefixEnd}");
        return _table.QueryAsync<TableEntity>(filter, pageSize, null, cancellationToken).Select(Read);
    }

    /// <summary>Replaces a digest.</summary>
    /// <returns>It with its new ETag; <see langword="null"/> if it changed since it was read.</returns>
    public async Task<HealthDigest?> UpdateAsync(HealthDigest digest, CancellationToken cancellationToken)
    {
        try
        {
            var updated = await _table.UpdateEntityAsync(Entity(digest), digest.ETag, TableUpdateMode.Replace, cancellationToken);
            return digest with { ETag = updated.Headers.ETag!.Value };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes all digests but the newest.</summary>
    public async Task DeleteAsync(int keep, CancellationToken cancellationToken)
    {
        var old = await AfterAsync(id: null, keep + 1, cancellationToken).Skip(keep).ToListAsync(cancellationToken);
        await _table.DeleteRowsAsync(old.Select(digest => new TableEntity(Partition, Prefix + digest.Id) { ETag = ETag.All }), cancellationToken);
    }

    private static TableEntity Entity(HealthDigest digest) => new(Partition, Prefix + digest.Id) { [Column] = JsonSerializer.Serialize(digest, Json.Options) };

    private static HealthDigest Read(TableEntity entity) =>
        JsonSerializer.Deserialize<HealthDigest>(entity.GetString(Column), Json.Options)! with { ETag = entity.ETag };
}
