using Azure;
using Azure.Data.Tables;
using MailFunctions.Storage;
using MailFunctions.Webhooks.Events;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>The table <c>WebhookDeliveries</c>: what each webhook's receiver is, was and will be told.</summary>
public sealed class DeliveryStore(TableServiceClient tables, ReceiverStates states)
{
    private const int RowsEach = 3;
    private const int AddedAtOnce = EntityGroupTransaction.MostActions / RowsEach;
    private readonly TableClient _table = tables.GetTableClient(DeliveryKeys.Table);

    /// <summary>Adds events that a webhook wants, to be delivered at once; those that it has already are passed over.</summary>
    public async Task AddAsync(string webhookId, IEnumerable<WebhookEvent> events, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var piece in events.DistinctBy(happened => happened.Id).Chunk(AddedAtOnce))
        {
            await AddAsync([.. piece.Select(happened => New(webhookId, happened, now))], cancellationToken);
        }
    }

    /// <summary>Adds a delivery that is over.</summary>
    public Task AddAsync(WebhookDelivery delivery, CancellationToken cancellationToken) => _table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.UpsertReplace, DeliveryEntity.Identity(delivery)),
            new(TableTransactionActionType.UpsertReplace, DeliveryEntity.Of(delivery)),
        ],
        cancellationToken);

    /// <summary>The delivery of an event that was not tried yet.</summary>
    public static WebhookDelivery New(string webhookId, WebhookEvent happened, DateTimeOffset now) => new()
    {
        Id = DeliveryKeys.IdOf(now, happened.Id),
        WebhookId = webhookId,
        Type = happened.Type,
        CreatedAt = now,
        NextAttemptAt = TimeKeys.Rounded(now),
        Body = happened.Body,
    };

    /// <summary>Reads a delivery.</summary>
    public async Task<WebhookDelivery?> FindAsync(string webhookId, string id, CancellationToken cancellationToken)
    {
        if (!DeliveryKeys.IsId(id))
        {
            return null;
        }

        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(webhookId, DeliveryKeys.Delivery(id), null, cancellationToken);
        return entity.HasValue ? DeliveryEntity.Read(entity.Value!) : null;
    }

    /// <summary>The deliveries of a webhook after one, newest first.</summary>
    public IAsyncEnumerable<WebhookDelivery> AfterAsync(string webhookId, string? id, int pageSize, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {webhookId} and RowKey gt {DeliveryKeys.DeliveryPrefix + id} and RowKey lt {DeliveryKeys.DeliveryEnd}");
        return _table.QueryAsync<TableEntity>(filter, pageSize, null, cancellationToken).Select(DeliveryEntity.Read);
    }

    /// <summary>Those that are due, longest due first, at most so many.</summary>
    public async Task<IReadOnlyList<WebhookDelivery>> DueAsync(string webhookId, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var rows = await WaitingAsync(webhookId, DeliveryKeys.WaitingUntil(now), limit).ToListAsync(cancellationToken);
        var due = await Task.WhenAll(rows.Select(row => FindAsync(webhookId, DeliveryKeys.IdOfWaiting(row.RowKey), cancellationToken)));
        return [.. due.OfType<WebhookDelivery>().Where(delivery => delivery.Status == DeliveryStatus.Waiting)];
    }

    /// <summary>When the next one is due, UTC; <see langword="null"/> if none waits.</summary>
    public async Task<DateTimeOffset?> NextAsync(string webhookId, CancellationToken cancellationToken) =>
        await WaitingAsync(webhookId, DeliveryKeys.WaitingEnd, 1).FirstOrDefaultAsync(cancellationToken) is { } first ? DeliveryKeys.DueAt(first.RowKey) : null;

    /// <summary>Writes down what came of some deliveries that waited, at most <see cref="ReceiverState.MostAtOnce"/>, and the receiver's state with it.</summary>
    /// <returns>The state with its new ETag; <see langword="null"/> if the lease was lost, and nothing was written.</returns>
    public async Task<ReceiverState?> RecordAsync(
        ReceiverState state,
        IEnumerable<(WebhookDelivery Before, WebhookDelivery After)> changes,
        CancellationToken cancellationToken)
    {
        try
        {
            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.UpdateReplace, ReceiverStates.Entity(state), state.ETag),
                .. changes.SelectMany(change => Actions(change.Before, change.After)),
            ];
            var answer = await _table.SubmitTransactionAsync(actions, cancellationToken);
            return state with { ETag = answer.Value[0].Headers.ETag!.Value };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            // What the lease's owner finds changed, it changed itself: the answer to that was lost.
            return await states.OwnAsync(state, cancellationToken) is { } own && own.ETag != state.ETag ? own : null;
        }
    }

    /// <summary>Delivers one that is over once more.</summary>
    /// <returns>It; <see langword="null"/> if it changed since it was read, or is gone.</returns>
    public async Task<WebhookDelivery?> ReplayAsync(WebhookDelivery delivery, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var replayed = delivery.Replayed(now);
        try
        {
            TableTransactionAction[] actions =
            [
                new(TableTransactionActionType.UpdateReplace, DeliveryEntity.Of(replayed), delivery.ETag),
                new(TableTransactionActionType.UpsertReplace, DeliveryEntity.Waiting(replayed)),
            ];
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return replayed;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return null;
        }
    }

    private static IEnumerable<TableTransactionAction> Actions(WebhookDelivery before, WebhookDelivery after)
    {
        yield return new(TableTransactionActionType.UpdateReplace, DeliveryEntity.Of(after), before.ETag);
        yield return new(TableTransactionActionType.Delete, DeliveryEntity.Waiting(before), ETag.All);
        if (after.Status == DeliveryStatus.Waiting)
        {
            yield return new(TableTransactionActionType.Add, DeliveryEntity.Waiting(after));
        }
    }

    private async Task AddAsync(List<WebhookDelivery> deliveries, CancellationToken cancellationToken)
    {
        while (deliveries.Count > 0)
        {
            try
            {
                var actions = deliveries.SelectMany(delivery => new TableTransactionAction[]
                {
                    new(TableTransactionActionType.Add, DeliveryEntity.Identity(delivery)),
                    new(TableTransactionActionType.UpsertReplace, DeliveryEntity.Of(delivery)),
                    new(TableTransactionActionType.UpsertReplace, DeliveryEntity.Waiting(delivery)),
                });
                await _table.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (TableTransactionFailedException exception) when (exception is { Status: 409, FailedTransactionActionIndex: { } index })
            {
                deliveries.RemoveAt(index / RowsEach);
            }
        }
    }

    private IAsyncEnumerable<TableEntity> WaitingAsync(string webhookId, string until, int limit)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {webhookId} and RowKey ge {DeliveryKeys.WaitingPrefix} and RowKey lt {until}");
        return _table.QueryAsync<TableEntity>(filter, limit, ["RowKey"]).Take(limit);
    }
}
