using Azure;
using Azure.Data.Tables;
using MailFunctions.Storage;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Deletes what is left of webhooks that are gone.</summary>
public sealed class DeliveryRemoval(TableServiceClient tables, QueuedDeliveries queue)
{
    private const int TransactionsPerTurn = 100;
    private readonly TableClient _table = tables.GetTableClient(DeliveryKeys.Table);

    /// <summary>Deletes the rows of a webhook, the receiver's state last; what is left after so many is left to another turn.</summary>
    public async Task RunAsync(ReceiverState state, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {state.WebhookId} and RowKey ne {DeliveryKeys.State}");
        for (var transaction = 0; transaction < TransactionsPerTurn; transaction++)
        {
            var rows = await _table.QueryAsync<TableEntity>(filter, EntityGroupTransaction.MostActions, ["PartitionKey", "RowKey"], cancellationToken)
                .Take(EntityGroupTransaction.MostActions)
                .ToListAsync(cancellationToken);
            if (rows.Count == 0)
            {
                await _table.DeleteEntityAsync(state.WebhookId, DeliveryKeys.State, ETag.All, cancellationToken);
                return;
            }

            await _table.DeleteRowsAsync(rows.Select(row => new TableEntity(row.PartitionKey, row.RowKey) { ETag = ETag.All }), cancellationToken);
        }

        await _table.DeleteEntityAsync(state.WebhookId, DeliveryKeys.State, ETag.All, cancellationToken);
        await queue.AddAsync(state.WebhookId, TimeSpan.Zero, cancellationToken);
    }
}
