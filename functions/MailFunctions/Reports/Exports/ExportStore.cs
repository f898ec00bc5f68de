using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Http;

namespace MailFunctions.Reports.Exports;

/// <summary>The table <c>Exports</c>: the only place that knows its columns.</summary>
public sealed class ExportStore(TableServiceClient tables)
{
    /// <summary>The table's name.</summary>
    public const string Table = "Exports";

    private const string Partition = "exports";
    private readonly TableClient _table = tables.GetTableClient(Table);

    /// <summary>Adds one; its name is new, so that a repetition after an answer that got lost only writes the same again.</summary>
    public Task AddAsync(Export export, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(Entity(export), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Reads one.</summary>
    /// <returns>It; <see langword="null"/> if there is none of this name.</returns>
    public async Task<Export?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!ExportId.IsValid(id))
        {
            return null;
        }

        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id, null, cancellationToken);
        return entity.HasValue ? Read(entity.Value!) : null;
    }

    /// <summary>All after a name, newest first.</summary>
    public IAsyncEnumerable<Export> AfterAsync(string? id, int pageSize, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {id ?? ""}");
        return _table.QueryAsync<TableEntity>(filter, pageSize, null, cancellationToken).Select(Read);
    }

    /// <summary>Those that are to be deleted by now.</summary>
    public IAsyncEnumerable<Export> ExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and ExpiresAt le {now}");
        return _table.QueryAsync<TableEntity>(filter, null, null, cancellationToken).Select(Read);
    }

    /// <summary>Replaces one.</summary>
    /// <returns>It with its new ETag; <see langword="null"/> if it changed since it was read, or is gone.</returns>
    public async Task<Export?> UpdateAsync(Export export, CancellationToken cancellationToken)
    {
        try
        {
            var updated = await _table.UpdateEntityAsync(Entity(export), export.ETag, TableUpdateMode.Replace, cancellationToken);
            return export with { ETag = updated.Headers.ETag!.Value };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes one.</summary>
    public Task DeleteAsync(ExportId id, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, id.Key, ETag.All, cancellationToken);

    private static TableEntity Entity(Export export) => new(Partition, export.Id.Key)
    {
        [nameof(Export.Selection)] = JsonSerializer.Serialize(export.Selection, Json.Options),
        [nameof(Export.Columns)] = export.Columns.ToString(),
        [nameof(Export.Status)] = export.Status.ToString(),
        [nameof(Export.Attempt)] = export.Attempt,
        [nameof(Export.Rows)] = export.Rows,
        [nameof(Export.Bytes)] = export.Bytes,
        [nameof(Export.Error)] = export.Error,
        [nameof(Export.CreatedBy)] = export.CreatedBy,
        [nameof(Export.CreatedAt)] = export.CreatedAt,
        [nameof(Export.StartedAt)] = export.StartedAt,
        [nameof(Export.CompletedAt)] = export.CompletedAt,
        [nameof(Export.ExpiresAt)] = export.ExpiresAt,
    };

    private static Export Read(TableEntity entity) => new()
    {
        Id = new(entity.RowKey),
        Selection = JsonSerializer.Deserialize<AccountSelection>(entity.GetString(nameof(Export.Selection)), Json.Options)!,
        Columns = entity.GetString(nameof(Export.Columns)) is { } columns ? Enum.Parse<ExportColumns>(columns) : ExportColumns.Report,
        Status = Enum.Parse<ExportStatus>(entity.GetString(nameof(Export.Status))),
        Attempt = entity.GetInt32(nameof(Export.Attempt)) ?? 0,
        Rows = entity.GetInt64(nameof(Export.Rows)) ?? 0,
        Bytes = entity.GetInt64(nameof(Export.Bytes)) ?? 0,
        Error = entity.GetString(nameof(Export.Error)),
        CreatedBy = entity.GetString(nameof(Export.CreatedBy)),
        CreatedAt = entity.GetDateTimeOffset(nameof(Export.CreatedAt)) ?? default,
        StartedAt = entity.GetDateTimeOffset(nameof(Export.StartedAt)),
        CompletedAt = entity.GetDateTimeOffset(nameof(Export.CompletedAt)),
        ExpiresAt = entity.GetDateTimeOffset(nameof(Export.ExpiresAt)) ?? default,
        ETag = entity.ETag,
    };
}
