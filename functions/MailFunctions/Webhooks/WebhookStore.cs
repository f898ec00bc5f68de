using System.Text.Json;
using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Webhooks;

/// <summary>The table <c>Webhooks</c>: everything about webhooks but their secrets and deliveries.</summary>
public sealed class WebhookStore(TableServiceClient tables, TimeProvider clock) : NamedStore<Webhook>(tables, Table, clock)
{
    /// <summary>The table's name.</summary>
    public const string Table = "Webhooks";

    private readonly TableClient _table = tables.GetTableClient(Table);

    /// <summary>All, in no order.</summary>
    public IAsyncEnumerable<Webhook> AllAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Row}"), null, null, cancellationToken).Select(Read);

    /// <summary>Those that are enabled, in no order.</summary>
    public IAsyncEnumerable<Webhook> EnabledAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {Row} and Enabled eq {true}"), null, null, cancellationToken).Select(Read);

    /// <inheritdoc/>
    protected override TableEntity Entity(Webhook thing) => new(thing.Id, Row)
    {
        [nameof(Webhook.Name)] = thing.Name,
        [nameof(Webhook.Url)] = thing.Url.OriginalString,
        [nameof(Webhook.Events)] = JsonSerializer.Serialize(thing.Events, Json.Options),
        [nameof(Webhook.Enabled)] = thing.Enabled,
        [nameof(Webhook.DisabledReason)] = thing.DisabledReason,
        [nameof(Webhook.DisabledAt)] = thing.DisabledAt,
        [nameof(Webhook.SecretVersion)] = thing.SecretVersion,
        [nameof(Webhook.PreviousSecretVersion)] = thing.PreviousSecretVersion,
        [nameof(Webhook.PreviousSecretUntil)] = thing.PreviousSecretUntil,
        [nameof(Webhook.CreatedAt)] = thing.CreatedAt,
        [nameof(Webhook.CreatedBy)] = thing.CreatedBy,
        [nameof(Webhook.UpdatedAt)] = thing.UpdatedAt,
        [nameof(Webhook.UpdatedBy)] = thing.UpdatedBy,
    };

    /// <inheritdoc/>
    protected override Webhook Read(TableEntity entity) => new()
    {
        Id = entity.PartitionKey,
        Name = entity.GetString(nameof(Webhook.Name)),
        Url = new(entity.GetString(nameof(Webhook.Url))),
        Events = JsonSerializer.Deserialize<IReadOnlyList<EventType>>(entity.GetString(nameof(Webhook.Events)), Json.Options)!,
        Enabled = entity.GetBoolean(nameof(Webhook.Enabled)) ?? false,
        DisabledReason = entity.GetString(nameof(Webhook.DisabledReason)),
        DisabledAt = entity.GetDateTimeOffset(nameof(Webhook.DisabledAt)),
        SecretVersion = entity.GetString(nameof(Webhook.SecretVersion)),
        PreviousSecretVersion = entity.GetString(nameof(Webhook.PreviousSecretVersion)),
        PreviousSecretUntil = entity.GetDateTimeOffset(nameof(Webhook.PreviousSecretUntil)),
        CreatedAt = entity.GetDateTimeOffset(nameof(Webhook.CreatedAt)) ?? default,
        CreatedBy = entity.GetString(nameof(Webhook.CreatedBy)),
        UpdatedAt = entity.GetDateTimeOffset(nameof(Webhook.UpdatedAt)) ?? default,
        UpdatedBy = entity.GetString(nameof(Webhook.UpdatedBy)),
        ETag = ETags.Strong(entity.ETag),
    };

    /// <inheritdoc/>
    protected override Webhook WithETag(Webhook thing, string etag) => thing with { ETag = etag };
}
