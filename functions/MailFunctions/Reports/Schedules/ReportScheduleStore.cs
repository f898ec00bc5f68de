using System.Text.Json;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Reports.Schedules;

/// <summary>The table <c>ReportSchedules</c>: the schedules.</summary>
public sealed class ReportScheduleStore(TableServiceClient tables, TimeProvider clock) : NamedStore<ReportSchedule>(tables, Table, clock)
{
    /// <summary>The table's name.</summary>
    public const string Table = "ReportSchedules";

    /// <inheritdoc/>
    protected override TableEntity Entity(ReportSchedule thing) => new(thing.Id, Row)
    {
        [nameof(ReportSchedule.Name)] = thing.Name,
        [nameof(ReportSchedule.Selection)] = JsonSerializer.Serialize(thing.Selection, Json.Options),
        [nameof(ReportSchedule.Times)] = JsonSerializer.Serialize(thing.Times, Json.Options),
        [nameof(ReportSchedule.Recipients)] = JsonSerializer.Serialize(thing.Recipients, Json.Options),
        [nameof(ReportSchedule.Message)] = thing.Message,
        [nameof(ReportSchedule.Enabled)] = thing.Enabled,
        [nameof(ReportSchedule.CreatedAt)] = thing.CreatedAt,
        [nameof(ReportSchedule.CreatedBy)] = thing.CreatedBy,
        [nameof(ReportSchedule.UpdatedAt)] = thing.UpdatedAt,
        [nameof(ReportSchedule.UpdatedBy)] = thing.UpdatedBy,
    };

    /// <inheritdoc/>
    protected override ReportSchedule Read(TableEntity entity) => new()
    {
        Id = entity.PartitionKey,
        Name = entity.GetString(nameof(ReportSchedule.Name)),
        Selection = JsonSerializer.Deserialize<AccountSelection>(entity.GetString(nameof(ReportSchedule.Selection)), Json.Options)!,
        Times = JsonSerializer.Deserialize<ScheduleTimes>(entity.GetString(nameof(ReportSchedule.Times)), Json.Options)!,
        Recipients = JsonSerializer.Deserialize<IReadOnlyList<string>>(entity.GetString(nameof(ReportSchedule.Recipients)) ?? "[]", Json.Options)!,
        Message = entity.GetString(nameof(ReportSchedule.Message)),
        Enabled = entity.GetBoolean(nameof(ReportSchedule.Enabled)) ?? false,
        CreatedAt = entity.GetDateTimeOffset(nameof(ReportSchedule.CreatedAt)) ?? default,
        CreatedBy = entity.GetString(nameof(ReportSchedule.CreatedBy)),
        UpdatedAt = entity.GetDateTimeOffset(nameof(ReportSchedule.UpdatedAt)) ?? default,
        UpdatedBy = entity.GetString(nameof(ReportSchedule.UpdatedBy)),
        ETag = ETags.Strong(entity.ETag),
    };

    /// <inheritdoc/>
    protected override ReportSchedule WithETag(ReportSchedule thing, string etag) => thing with { ETag = etag };
}
