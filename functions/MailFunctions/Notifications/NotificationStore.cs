using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Notifications;

/// <summary>The settings in the table <c>Notifications</c>: one row.</summary>
public sealed class NotificationStore(TableServiceClient tables)
{
    /// <summary>The table's name.</summary>
    public const string Table = "Notifications";

    private const string Partition = "settings";
    private const string Row = "health";
    private const string Column = "Settings";

    // Names the settings that nobody has set yet.
    private static readonly ETag Never = new("never");
    private readonly TableClient _table = tables.GetTableClient(Table);

    /// <summary>Reads the settings; before anybody has set them, nobody is told.</summary>
    public async Task<NotificationSettings> GetAsync(CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, null, cancellationToken);
        return entity is { HasValue: true, Value: { } row }
            ? JsonSerializer.Deserialize<NotificationSettings>(row.GetString(Column), Json.Options)! with { ETag = ETags.Strong(row.ETag) }
            : new NotificationDraft().ToSettings() with { ETag = ETags.Strong(Never) };
    }

    /// <summary>Replaces the settings.</summary>
    /// <returns>They with their new ETag; <see langword="null"/> if they changed since they were read.</returns>
    public async Task<NotificationSettings?> UpdateAsync(NotificationSettings present, NotificationSettings settings, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Partition, Row) { [Column] = JsonSerializer.Serialize(settings, Json.Options) };
        var etag = ETags.Stored(present.ETag);
        try
        {
            var answer = etag == Never
                ? await _table.AddEntityAsync(entity, cancellationToken)
                : await _table.UpdateEntityAsync(entity, etag, TableUpdateMode.Replace, cancellationToken);
            return settings with { ETag = ETags.Strong(answer.Headers.ETag!.Value) };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}
