using Azure;
using Azure.Data.Tables;
using MailFunctions.Email;
using MailFunctions.Reports.Exports;
using MailFunctions.Storage;

namespace MailFunctions.Reports.Schedules;

/// <summary>The runs of schedules, in the table <c>ReportSchedules</c> beside the schedule that they belong to.</summary>
public sealed class ReportRunStore(TableServiceClient tables)
{
    private const string Prefix = "r:";
    private const string PrefixEnd = "r;";
    private readonly TableClient _table = tables.GetTableClient(ReportScheduleStore.Table);

    /// <summary>Adds a run, unless it is there.</summary>
    public async Task AddAsync(string scheduleId, ReportRun run, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(Entity(scheduleId, run), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            // It was added before: by an attempt that died, or whose answer was lost.
        }
    }

    /// <summary>Reads a run.</summary>
    public async Task<ReportRun?> FindAsync(string scheduleId, string id, CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(scheduleId, Prefix + id, null, cancellationToken);
        return entity.HasValue ? Read(entity.Value!) : null;
    }

    /// <summary>The runs of a schedule after one, newest first.</summary>
    public IAsyncEnumerable<ReportRun> AfterAsync(string scheduleId, string? id, int pageSize, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {scheduleId} and RowKey gt {Prefix + id} and RowKey lt {PrefixEnd}");
        return _table.QueryAsync<TableEntity>(filter, pageSize, null, cancellationToken).Select(Read);
    }

    /// <summary>Replaces a run.</summary>
    /// <returns>It with its new ETag; <see langword="null"/> if it changed since it was read, or is gone.</returns>
    public async Task<ReportRun?> UpdateAsync(string scheduleId, ReportRun run, CancellationToken cancellationToken)
    {
        try
        {
            var updated = await _table.UpdateEntityAsync(Entity(scheduleId, run), run.ETag, TableUpdateMode.Replace, cancellationToken);
            return run with { ETag = updated.Headers.ETag!.Value };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Deletes all runs of a schedule but the newest.</summary>
    public async Task DeleteAsync(string scheduleId, int keep, CancellationToken cancellationToken)
    {
        var old = await AfterAsync(scheduleId, id: null, keep + 1, cancellationToken).Skip(keep).ToListAsync(cancellationToken);
        await _table.DeleteRowsAsync(old.Select(run => new TableEntity(scheduleId, Prefix + run.Id) { ETag = ETag.All }), cancellationToken);
    }

    private static TableEntity Entity(string scheduleId, ReportRun run) => new(scheduleId, Prefix + run.Id)
    {
        [nameof(ReportRun.ScheduledFor)] = run.ScheduledFor,
        [nameof(ReportRun.Trigger)] = run.Trigger.ToString(),
        [nameof(ReportRun.Status)] = run.Status.ToString(),
        [nameof(ReportRun.StartedAt)] = run.StartedAt,
        [nameof(ReportRun.CompletedAt)] = run.CompletedAt,
        [nameof(ReportRun.Rows)] = run.Rows,
        [nameof(ReportRun.ExportId)] = run.ExportId,
        [nameof(ReportRun.Error)] = run.Error,
        [nameof(ReportRun.Delivery)] = run.Delivery.ToString(),
        [nameof(ReportRun.DeliveryAttempts)] = run.DeliveryAttempts,
        [nameof(ReportRun.DeliveredAt)] = run.DeliveredAt,
        [nameof(ReportRun.DeliveryDetail)] = run.DeliveryDetail,
        [nameof(ReportRun.MessageId)] = run.MessageId,
        [nameof(ReportRun.MayHaveComeTwice)] = run.MayHaveComeTwice,
    };

    private static ReportRun Read(TableEntity entity) => new()
    {
        Id = entity.RowKey[Prefix.Length..],
        ScheduledFor = entity.GetDateTimeOffset(nameof(ReportRun.ScheduledFor)) ?? default,
        Trigger = Enum.Parse<ReportTrigger>(entity.GetString(nameof(ReportRun.Trigger))),
        Status = Enum.Parse<ExportStatus>(entity.GetString(nameof(ReportRun.Status))),
        StartedAt = entity.GetDateTimeOffset(nameof(ReportRun.StartedAt)),
        CompletedAt = entity.GetDateTimeOffset(nameof(ReportRun.CompletedAt)),
        Rows = entity.GetInt64(nameof(ReportRun.Rows)),
        ExportId = entity.GetString(nameof(ReportRun.ExportId)),
        Error = entity.GetString(nameof(ReportRun.Error)),
        Delivery = Enum.Parse<DeliveryStatus>(entity.GetString(nameof(ReportRun.Delivery))),
        DeliveryAttempts = entity.GetInt32(nameof(ReportRun.DeliveryAttempts)) ?? 0,
        DeliveredAt = entity.GetDateTimeOffset(nameof(ReportRun.DeliveredAt)),
        DeliveryDetail = entity.GetString(nameof(ReportRun.DeliveryDetail)),
        MessageId = entity.GetString(nameof(ReportRun.MessageId)),
        MayHaveComeTwice = entity.GetBoolean(nameof(ReportRun.MayHaveComeTwice)) ?? false,
        ETag = entity.ETag,
    };
}
