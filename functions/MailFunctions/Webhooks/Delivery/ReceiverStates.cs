using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>
/// The states of receivers, in the table <c>WebhookDeliveries</c> beside the deliveries. Only who holds the lease of one writes it, and each
/// write is made on what was read, so that who lost the lease cannot write any more.
/// </summary>
public sealed class ReceiverStates(TableServiceClient tables, TimeProvider clock)
{
    private readonly TableClient _table = tables.GetTableClient(DeliveryKeys.Table);

    /// <summary>Takes the lease.</summary>
    /// <returns>The state; <see langword="null"/> if somebody else has the lease.</returns>
    public async Task<ReceiverState?> TakeAsync(string webhookId, TimeSpan lease, CancellationToken cancellationToken)
    {
        var present = await FindAsync(webhookId, cancellationToken);
        var now = clock.GetUtcNow();
        if (present?.LeasedUntil > now)
        {
            return null;
        }

        var taken = (present ?? new() { WebhookId = webhookId }) with { Owner = Guid.NewGuid().ToString("N"), LeasedUntil = now + lease };
        try
        {
            var answer = present is null
                ? await _table.AddEntityAsync(Entity(taken), cancellationToken)
                : await _table.UpdateEntityAsync(Entity(taken), taken.ETag, TableUpdateMode.Replace, cancellationToken);
            return taken with { ETag = answer.Headers.ETag!.Value };
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return await OwnAsync(taken, cancellationToken);
        }
    }

    /// <summary>Gives the lease up.</summary>
    public async Task ReleaseAsync(ReceiverState state, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(Entity(state with { Owner = "", LeasedUntil = default }), state.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // It was lost before, or this is the repetition of a request whose answer was.
        }
    }

    /// <summary>The state as it is now, if its owner still has the lease: after a conflict that may be the echo of a request whose answer was lost.</summary>
    public async Task<ReceiverState?> OwnAsync(ReceiverState state, CancellationToken cancellationToken) =>
        await FindAsync(state.WebhookId, cancellationToken) is { } present && present.Owner == state.Owner ? present : null;

    /// <summary>Reads a state.</summary>
    public async Task<ReceiverState?> FindAsync(string webhookId, CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(webhookId, DeliveryKeys.State, null, cancellationToken);
        return entity.HasValue ? Read(entity.Value!) : null;
    }

    /// <summary>A state as a row.</summary>
    internal static TableEntity Entity(ReceiverState state) => new(state.WebhookId, DeliveryKeys.State)
    {
        [nameof(ReceiverState.Owner)] = state.Owner,
        // Table Storage has no time before 1601.
        [nameof(ReceiverState.LeasedUntil)] = state.LeasedUntil == default ? null : state.LeasedUntil,
        [nameof(ReceiverState.ConfiguredAt)] = state.ConfiguredAt == default ? null : state.ConfiguredAt,
        [nameof(ReceiverState.FailingSince)] = state.FailingSince,
        [nameof(ReceiverState.Failures)] = state.Failures,
        [nameof(ReceiverState.ProbeAt)] = state.ProbeAt,
        [nameof(ReceiverState.FirstFailing)] = state.FirstFailing,
        [nameof(ReceiverState.AtOnce)] = state.AtOnce,
        [nameof(ReceiverState.LastDeliveredAt)] = state.LastDeliveredAt,
    };

    private static ReceiverState Read(TableEntity entity) => new()
    {
        WebhookId = entity.PartitionKey,
        Owner = entity.GetString(nameof(ReceiverState.Owner)) ?? "",
        LeasedUntil = entity.GetDateTimeOffset(nameof(ReceiverState.LeasedUntil)) ?? default,
        ConfiguredAt = entity.GetDateTimeOffset(nameof(ReceiverState.ConfiguredAt)) ?? default,
        FailingSince = entity.GetDateTimeOffset(nameof(ReceiverState.FailingSince)),
        Failures = entity.GetInt32(nameof(ReceiverState.Failures)) ?? 0,
        ProbeAt = entity.GetDateTimeOffset(nameof(ReceiverState.ProbeAt)),
        FirstFailing = entity.GetString(nameof(ReceiverState.FirstFailing)),
        AtOnce = entity.GetInt32(nameof(ReceiverState.AtOnce)) ?? ReceiverState.MostAtOnce,
        LastDeliveredAt = entity.GetDateTimeOffset(nameof(ReceiverState.LastDeliveredAt)),
        ETag = entity.ETag,
    };
}
