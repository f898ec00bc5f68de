using Azure;
using Azure.Data.Tables;
using MailFunctions.Storage;
using Microsoft.Extensions.Options;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Bounds the history of deliveries: in number and in days.</summary>
public sealed class DeliveryPurge(
    TableServiceClient tables,
    WebhookStore webhooks,
    QueuedDeliveries queue,
    DeliveryStore deliveries,
    IOptions<WebhookOptions> options,
    TimeProvider clock)
{
    private const int Kept = 1000;
    private const int MostPerTurn = 20_000;
    private const int RowsEach = 2;
    private const int DeletedAtOnce = 50;

    // As long as an event may be passed on again, its row must be there to say that it was.
    private static readonly TimeSpan Repeatable = TimeSpan.FromHours(1);
    private readonly TableClient _table = tables.GetTableClient(DeliveryKeys.Table);

    /// <summary>Deletes the deliveries of all webhooks that are over, and too many or too old; what is left after so many is left to the next turn.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var webhook in webhooks.AllAsync(cancellationToken))
        {
            await PurgeAsync(webhook.Id, cancellationToken);
            if (!webhook.Enabled && await deliveries.NextAsync(webhook.Id, cancellationToken) is not null)
            {
                await queue.WakeAsync(webhook.Id, TimeSpan.Zero, cancellationToken);
            }
        }
    }

    private async Task PurgeAsync(string webhookId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {webhookId} and RowKey ge {DeliveryKeys.DeliveryPrefix} and RowKey lt {DeliveryKeys.DeliveryEnd}");
        var over = _table.QueryAsync<TableEntity>(filter, null, ["PartitionKey", "RowKey", "Timestamp", DeliveryEntity.Status], cancellationToken)
            .Index()
            .Where(row => IsOver(row.Item) && IsUseless(row.Index, CreatedAt(row.Item), now))
            .Take(MostPerTurn)
            .Select(row => row.Item)
            .Chunk(DeletedAtOnce);
        await foreach (var piece in over.WithCancellation(cancellationToken))
        {
            // One that is replayed at this moment has another ETag, and stays with its identity.
            await _table.DeleteRowsAsync(piece.SelectMany(row => new[] { row, Identity(row) }), cancellationToken, RowsEach);
        }
    }

    private bool IsUseless(int index, DateTimeOffset createdAt, DateTimeOffset now) =>
        createdAt < now - Repeatable && (index >= Kept || createdAt < now - options.Value.Keep);

    private static bool IsOver(TableEntity row) => row.GetString(DeliveryEntity.Status) != nameof(DeliveryStatus.Waiting);

    private static DateTimeOffset CreatedAt(TableEntity row) => DeliveryKeys.CreatedAt(IdOf(row));

    private static TableEntity Identity(TableEntity row) => new(row.PartitionKey, DeliveryKeys.Identity(IdOf(row))) { ETag = ETag.All };

    private static string IdOf(TableEntity row) => row.RowKey[DeliveryKeys.DeliveryPrefix.Length..];
}
