using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Connectors;

/// <summary>The table <c>Connectors</c>: everything about network connectors but their passwords.</summary>
public sealed class ConnectorStore(TableServiceClient tables, TimeProvider clock) : NamedStore<Connector>(tables, Table, clock)
{
    /// <summary>The table's name.</summary>
    public const string Table = "Connectors";

    /// <inheritdoc/>
    protected override TableEntity Entity(Connector thing) => new(thing.Id, Row)
    {
        [nameof(Connector.Name)] = thing.Name,
        [nameof(Connector.Type)] = thing.Type.ToString(),
        [nameof(Connector.Address)] = thing.Address,
        [nameof(Connector.Port)] = thing.Port,
        [nameof(Connector.UserName)] = thing.UserName,
        [nameof(Connector.SecretVersion)] = thing.SecretVersion,
        [nameof(Connector.CreatedAt)] = thing.CreatedAt,
        [nameof(Connector.CreatedBy)] = thing.CreatedBy,
        [nameof(Connector.UpdatedAt)] = thing.UpdatedAt,
        [nameof(Connector.UpdatedBy)] = thing.UpdatedBy,
    };

    /// <inheritdoc/>
    protected override Connector Read(TableEntity entity) => new()
    {
        Id = entity.PartitionKey,
        Name = entity.GetString(nameof(Connector.Name)),
        Type = Enum.Parse<ConnectorType>(entity.GetString(nameof(Connector.Type))),
        Address = entity.GetString(nameof(Connector.Address)),
        Port = entity.GetInt32(nameof(Connector.Port)) ?? 0,
        UserName = entity.GetString(nameof(Connector.UserName)),
        SecretVersion = entity.GetString(nameof(Connector.SecretVersion)),
        CreatedAt = entity.GetDateTimeOffset(nameof(Connector.CreatedAt)) ?? default,
        CreatedBy = entity.GetString(nameof(Connector.CreatedBy)),
        UpdatedAt = entity.GetDateTimeOffset(nameof(Connector.UpdatedAt)) ?? default,
        UpdatedBy = entity.GetString(nameof(Connector.UpdatedBy)),
        ETag = ETags.Strong(entity.ETag),
    };

    /// <inheritdoc/>
    protected override Connector WithETag(Connector thing, string etag) => thing with { ETag = etag };
}
