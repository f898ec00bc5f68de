using System.Text.Json;
using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Security.Audit;

/// <summary>Records as rows of the table <c>Audit</c>: one for what is begun, and one for its outcome, so that no row is ever written twice.</summary>
internal static class AuditEntity
{
    // The name as searches compare it, whatever its case.
    private const string ActorKey = "ActorKey";
    private const int MaxDetailLength = 1000;

    /// <summary>What is begun, or, with an outcome, all there is to say.</summary>
    public static TableEntity Record(AuditKey key, Actor actor, AuditEntry entry, AuditOutcome? outcome = null, int times = 1) => new(key.Partition, key.Row)
    {
        [nameof(AuditRecord.ActorId)] = actor.Id,
        [ActorKey] = NameKey.Of(actor.Name),
        [nameof(AuditRecord.Action)] = entry.Action.ToString(),
        [nameof(AuditRecord.Target)] = entry.Target,
        [nameof(AuditRecord.Actor)] = actor.Name,
        [nameof(AuditRecord.Source)] = actor.Source,
        [nameof(AuditRecord.TraceId)] = actor.TraceId,
        [nameof(AuditRecord.Before)] = Text(entry.Before),
        [nameof(AuditRecord.After)] = Text(entry.After),
        [nameof(AuditRecord.Secrets)] = string.Join(' ', entry.Secrets),
        [nameof(AuditRecord.Outcome)] = outcome?.ToString(),
        [nameof(AuditRecord.Detail)] = Shortened(entry.Detail),
        [nameof(AuditRecord.Times)] = times,
    };

    /// <summary>What came of it; with what records are looked for by, so that a search finds both.</summary>
    public static TableEntity Outcome(TableEntity record, AuditOutcome outcome, string? detail) => new(record.PartitionKey, new AuditKey(record.RowKey).OutcomeRow)
    {
        [nameof(AuditRecord.ActorId)] = record[nameof(AuditRecord.ActorId)],
        [ActorKey] = record[ActorKey],
        [nameof(AuditRecord.Action)] = record[nameof(AuditRecord.Action)],
        [nameof(AuditRecord.Target)] = record[nameof(AuditRecord.Target)],
        [nameof(AuditRecord.Outcome)] = outcome.ToString(),
        [nameof(AuditRecord.Detail)] = Shortened(detail),
    };

    /// <summary>Both together again.</summary>
    public static AuditRecord Read(TableEntity record, TableEntity? outcome) => new()
    {
        Id = record.RowKey,
        At = new AuditKey(record.RowKey).Time,
        Actor = record.GetString(nameof(AuditRecord.Actor)),
        ActorId = record.GetString(nameof(AuditRecord.ActorId)),
        Source = record.GetString(nameof(AuditRecord.Source)),
        Action = Enum.Parse<AuditAction>(record.GetString(nameof(AuditRecord.Action))),
        Target = record.GetString(nameof(AuditRecord.Target)),
        Outcome = (outcome ?? record).GetString(nameof(AuditRecord.Outcome)) is { } word ? Enum.Parse<AuditOutcome>(word) : AuditOutcome.Unknown,
        Detail = outcome?.GetString(nameof(AuditRecord.Detail)) ?? record.GetString(nameof(AuditRecord.Detail)),
        Times = record.GetInt32(nameof(AuditRecord.Times)) ?? 1,
        Before = Json(record.GetString(nameof(AuditRecord.Before))),
        After = Json(record.GetString(nameof(AuditRecord.After))),
        Secrets = record.GetString(nameof(AuditRecord.Secrets)).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        TraceId = record.GetString(nameof(AuditRecord.TraceId)),
    };

    private static string? Text(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Http.Json.Options);

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);

    private static string? Shortened(string? text) => text is { Length: > MaxDetailLength } ? text[..MaxDetailLength] + "…" : text;
}
