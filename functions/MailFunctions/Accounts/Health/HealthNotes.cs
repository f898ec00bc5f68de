using System.Text.Json;
using Azure.Data.Tables;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Accounts.Health;

/// <summary>
/// The health notes of the table <c>Accounts</c>: of accounts in trouble only, in the block of their account. Those who write the two halves of
/// a note touch different columns, so that they never stand in each other's way.
/// </summary>
public sealed class HealthNotes(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);

    /// <summary>What a change of an account's state adds to its transaction.</summary>
    internal static IEnumerable<TableTransactionAction> Changes(Account account, AccountState before, AccountState after)
    {
        var isInTrouble = after.Health is AccountHealth.Failing or AccountHealth.Suspended;
        if (before.Health != after.Health || (isInTrouble && before.LastError?.Code != after.LastError?.Code && after.LastError is not null))
        {
            yield return new(TableTransactionActionType.UpsertMerge, Entity(account, after));
        }
    }

    /// <summary>The notes of a block.</summary>
    public IAsyncEnumerable<HealthNote> ReadAsync(int block, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {AccountKeys.Partition(block)} and RowKey ge {"h:"} and RowKey lt {"h;"}");
        return _table.QueryAsync<TableEntity>(filter, AccountKeys.BlockSize, null, cancellationToken).Select(Read);
    }

    /// <summary>Writes down what people are told of accounts of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="told">The accounts, and what people are told.</param>
    /// <param name="cancellationToken">Ends the wait; what is written by then stays.</param>
    public async Task TellAsync(int block, IEnumerable<(AccountId Id, string Told)> told, CancellationToken cancellationToken)
    {
        foreach (var piece in told.Chunk(EntityGroupTransaction.MostActions))
        {
            var actions = piece.Select(note => new TableTransactionAction(
                TableTransactionActionType.UpsertMerge,
                new TableEntity(AccountKeys.Partition(block), AccountKeys.Health(note.Id)) { [nameof(HealthNote.Told)] = note.Told }));
            await _table.SubmitTransactionAsync(actions, cancellationToken);
        }
    }

    /// <summary>Deletes notes of a block that are of no use any more; one that changed since it was read stays.</summary>
    public Task ForgetAsync(int block, IEnumerable<HealthNote> notes, CancellationToken cancellationToken) => _table.DeleteRowsAsync(
        notes.Select(note => new TableEntity(AccountKeys.Partition(block), AccountKeys.Health(note.Id)) { ETag = note.ETag }), cancellationToken);

    private static TableEntity Entity(Account account, AccountState state) => new(AccountKeys.Partition(account.Id), AccountKeys.Health(account.Id))
    {
        [nameof(HealthNote.Health)] = state.Health.ToString(),
        [nameof(HealthNote.Since)] = state.HealthSince,
        [nameof(HealthNote.Name)] = account.Name,
        [nameof(HealthNote.Server)] = account.Server,
        [nameof(HealthNote.Error)] = JsonSerializer.Serialize(state.LastError, Json.Options),
    };

    private static HealthNote Read(TableEntity entity) => new()
    {
        Id = AccountKeys.IdOf(entity.RowKey),
        Health = entity.GetString(nameof(HealthNote.Health)) is { } health ? Enum.Parse<AccountHealth>(health) : AccountHealth.Well,
        Since = entity.GetDateTimeOffset(nameof(HealthNote.Since)),
        Name = entity.GetString(nameof(HealthNote.Name)) ?? "",
        Server = entity.GetString(nameof(HealthNote.Server)) ?? "",
        Error = JsonSerializer.Deserialize<CheckError?>(entity.GetString(nameof(HealthNote.Error)) ?? "null", Json.Options),
        Told = entity.GetString(nameof(HealthNote.Told)),
        ETag = entity.ETag,
    };
}
