using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using MailFunctions.Http;
using MailFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Accounts.Health;

/// <summary>
/// What happened to accounts and is not passed on yet: rows of the table <c>Accounts</c>, written in the transaction of the change itself, and the
/// queue <c>account-events</c>, which says in which block there are some. An announcement that gets lost is made up for by whoever looks regularly.
/// </summary>
public sealed partial class AccountEvents(TableServiceClient tables, QueueServiceClient queues, TimeProvider clock, ILogger<AccountEvents> logger)
{
    /// <summary>The queue's name.</summary>
    public const string Queue = "account-events";

    // An announcement is heard after this time only, and with it of all events that come in between: thousands may come at once.
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<int, DateTimeOffset> _announced = [];
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);
    private readonly QueueClient _queue = queues.GetQueueClient(Queue);

    /// <summary>What an event adds to the transaction of the change that it is about.</summary>
    internal static IEnumerable<TableTransactionAction> Rows(AccountEvent? happened)
    {
        if (happened is not null)
        {
            var row = new TableEntity(AccountKeys.Partition(happened.Id), happened.RowKey) { [nameof(AccountEvent)] = JsonSerializer.Serialize(happened, Json.Options) };
            yield return new(TableTransactionActionType.UpsertReplace, row);
        }
    }

    /// <summary>Says that an event is there.</summary>
    public async Task AnnounceAsync(AccountEvent? happened, CancellationToken cancellationToken)
    {
        if (happened is null)
        {
            return;
        }

        var (block, now) = (AccountKeys.BlockOf(happened.Id), clock.GetUtcNow());
        if (_announced.TryGetValue(block, out var announced) && now >= announced && now < announced + Gathering)
        {
            return;
        }

        _announced[block] = now;
        try
        {
            await _queue.SendMessageAsync(JsonSerializer.Serialize(new EventTask(block), Json.Options), Gathering, cancellationToken: cancellationToken);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException)
        {
            // The event itself is safe.
            _announced.TryRemove(block, out _);
            Log.NotAnnounced(logger, exception, happened.Id, happened.Kind);
        }
    }

    /// <summary>The events of a block, oldest first, at most so many.</summary>
    public async Task<IReadOnlyList<AccountEvent>> ReadAsync(int block, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {AccountKeys.Partition(block)} and RowKey ge {"e:"} and RowKey lt {"e;"}");
        return await _table.QueryAsync<TableEntity>(filter, limit, null, cancellationToken)
            .Take(limit)
            .Select(row => JsonSerializer.Deserialize<AccountEvent>(row.GetString(nameof(AccountEvent)), Json.Options)!)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Deletes events that are passed on; those that are gone already are passed over.</summary>
    public Task DeleteAsync(int block, IEnumerable<AccountEvent> passedOn, CancellationToken cancellationToken) => _table.DeleteRowsAsync(
        passedOn.Select(happened => new TableEntity(AccountKeys.Partition(block), happened.RowKey) { ETag = ETag.All }), cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 2021, Level = LogLevel.Warning, Message = "That account {AccountId} is {Kind} could not be announced; it is found within minutes.")]
        public static partial void NotAnnounced(ILogger logger, Exception exception, AccountId accountId, AccountEventKind kind);
    }
}
