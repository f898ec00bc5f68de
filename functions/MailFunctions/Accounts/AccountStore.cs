using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts.Health;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>
/// The table <c>Accounts</c>: settings, state and due marker of every account, changed together in one entity-group
/// transaction, so that an account has exactly the one marker that its state names. What a change means for its health is noted in the same one.
/// </summary>
public sealed class AccountStore(TableServiceClient tables)
{
    // How many rows of a range may be read for one that is wanted: a range is one operation, however many they are.
    private const int MostReadForOne = 8;

    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);
    private readonly SharedTransactions _shared = new(tables.GetTableClient(AccountKeys.Table));

    /// <summary>Reads an account's settings.</summary>
    /// <returns>The settings; <see langword="null"/> if there is no such account.</returns>
    public async Task<Account?> GetAsync(AccountId id, CancellationToken cancellationToken) =>
        await ReadAsync(id, AccountKeys.Settings(id), cancellationToken) is { } entity ? AccountEntity.ToAccount(entity) : null;

    /// <summary>Reads an account's settings and state: two table operations.</summary>
    /// <returns>Both; <see langword="null"/> if there is no such account.</returns>
    public async Task<AccountRecord?> FindAsync(AccountId id, CancellationToken cancellationToken)
    {
        var settings = ReadAsync(id, AccountKeys.Settings(id), cancellationToken);
        var state = ReadAsync(id, AccountKeys.State(id), cancellationToken);
        await Task.WhenAll(settings, state);
        return await settings is { } account && await state is { } known
            ? new AccountRecord(AccountEntity.ToAccount(account), AccountEntity.ToState(known))
            : null;
    }

    /// <summary>Reads several accounts' settings and states: two table operations for those of a block that are near each other.</summary>
    /// <returns>Both of each; nothing of those that there are not.</returns>
    public async Task<IReadOnlyDictionary<AccountId, AccountRecord>> FindAllAsync(IReadOnlyList<AccountId> ids, CancellationToken cancellationToken)
    {
        var blocks = ids.Distinct().GroupBy(AccountKeys.BlockOf).Select(block => FindInBlockAsync([.. block.Order()], cancellationToken));
        return (await Task.WhenAll(blocks)).SelectMany(records => records).ToDictionary(record => record.Account.Id);
    }

    /// <summary>Adds an account with its state and marker. A repetition after an answer that got lost finds it there already, and is no failure.</summary>
    /// <returns>The account with its ETag.</returns>
    /// <exception cref="RequestFailedException">There is an account with this id already, or storage failed.</exception>
    public async Task<Account> InsertAsync(Account account, AccountState state, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.Add, AccountEntity.Of(account)),
            new(TableTransactionActionType.Add, AccountEntity.Of(account.Id, state)),
            .. MarkerMove(account.Id, from: null, AccountEntity.Marker(account, state)),
        ];
        try
        {
            var responses = await _table.SubmitTransactionAsync(actions, cancellationToken);
            return account with { ETag = ETags.Strong(responses.Value[0].Headers.ETag!.Value) };
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            if (await GetAsync(account.Id, cancellationToken) is { } present && present.IsSameAs(account))
            {
                return present;
            }

            throw;
        }
    }

    /// <summary>Changes an account's settings, and its state and marker with them.</summary>
    /// <param name="present">The account as it was read.</param>
    /// <param name="account">The new settings.</param>
    /// <param name="state">The new state.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The account with its new ETag; <see langword="null"/> if it changed since it was read.</returns>
    public async Task<Account?> UpdateAsync(
        AccountRecord present,
        Account account,
        AccountState state,
        CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, AccountEntity.Of(account), ETags.Stored(present.Account.ETag)),
            new(TableTransactionActionType.UpdateReplace, AccountEntity.Of(account.Id, state), present.State.ETag),
            .. MarkerMove(account.Id, present.State.DueAt, AccountEntity.Marker(account, state)),
            .. HealthNotes.Changes(account, present.State, state),
        ];
        return await TrySubmitAsync(actions, cancellationToken) is { } responses
            ? account with { ETag = ETags.Strong(responses[0].Headers.ETag!.Value) }
            : null;
    }

    /// <summary>
    /// Changes an account's state and marker only, perhaps in one transaction with other accounts'. A change of its settings counts as a
    /// change of its state.
    /// </summary>
    /// <returns>Whether it was done; not if the state changed since it was read, or the account is gone.</returns>
    public async Task<bool> UpdateStateAsync(
        AccountRecord present,
        AccountState state,
        CancellationToken cancellationToken)
    {
        var id = present.Account.Id;
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, AccountEntity.Of(id, state), present.State.ETag),
            .. MarkerMove(id, present.State.DueAt, AccountEntity.Marker(present.Account, state)),
            .. HealthNotes.Changes(present.Account, present.State, state),
            .. AccountEvents.Rows(AccountEvent.Of(present.Account, present.State, state)),
        ];
        try
        {
            await _shared.SubmitAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Deletes an account, and leaves a note that its messages are to be purged.</summary>
    /// <returns>Whether it was done; not if the account changed since it was read.</returns>
    public async Task<bool> DeleteAsync(AccountRecord present, CancellationToken cancellationToken)
    {
        var id = present.Account.Id;
        var partition = AccountKeys.Partition(id);
        List<TableTransactionAction> actions =
        [
            Delete(partition, AccountKeys.Settings(id), ETags.Stored(present.Account.ETag)),
            Delete(partition, AccountKeys.State(id), present.State.ETag),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(partition, AccountKeys.Purge(id))),
            .. MarkerMove(id, present.State.DueAt, marker: null),
            .. HealthNotes.Changes(present.Account, present.State, present.State.Retired()),
        ];
        return await TrySubmitAsync(actions, cancellationToken) is not null;
    }

    /// <summary>Takes the note away once an account's messages are purged.</summary>
    public Task PurgedAsync(AccountId id, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(AccountKeys.Partition(id), AccountKeys.Purge(id), ETag.All, cancellationToken);

    /// <summary>The deleted accounts of a block whose messages are still to be purged.</summary>
    public async Task<IReadOnlyList<AccountId>> ToPurgeAsync(int block, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {AccountKeys.Partition(block)} and RowKey ge {"x:"} and RowKey lt {"x;"}");
        var rows = _table.QueryAsync<TableEntity>(filter, limit, ["RowKey"], cancellationToken);
        return await rows.Take(limit).Select(row => AccountKeys.IdOf(row.RowKey)).ToListAsync(cancellationToken);
    }

    private static IEnumerable<TableTransactionAction> MarkerMove(AccountId id, DateTimeOffset? from, TableEntity? marker)
    {
        var old = from is { } dueAt ? AccountKeys.Due(dueAt, id) : null;
        if (old is not null && old != marker?.RowKey)
        {
            yield return Delete(AccountKeys.Partition(id), old, ETag.All);
        }

        if (marker is not null)
        {
            // One that stays where it is may name another server now.
            var action = marker.RowKey == old ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.Add;
            yield return new(action, marker, ETag.All);
        }
    }

    private static TableTransactionAction Delete(string partition, string row, ETag etag) =>
        new(TableTransactionActionType.Delete, new TableEntity(partition, row), etag);

    private async Task<IEnumerable<AccountRecord>> FindInBlockAsync(AccountId[] ids, CancellationToken cancellationToken)
    {
        if (ids.Length == 1 || ids[^1].Value - ids[0].Value >= MostReadForOne * ids.Length)
        {
            return (await Task.WhenAll(ids.Select(id => FindAsync(id, cancellationToken)))).OfType<AccountRecord>();
        }

        var settings = ReadAsync(ids, AccountKeys.Settings, cancellationToken);
        var states = ReadAsync(ids, AccountKeys.State, cancellationToken);
        await Task.WhenAll(settings, states);
        return (await settings).Join(
            await states,
            row => AccountKeys.IdOf(row.RowKey),
            row => AccountKeys.IdOf(row.RowKey),
            (account, state) => new AccountRecord(AccountEntity.ToAccount(account), AccountEntity.ToState(state)));
    }

    private async Task<List<TableEntity>> ReadAsync(AccountId[] ids, Func<AccountId, string> key, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {AccountKeys.Partition(ids[0])} and RowKey ge {key(ids[0])} and RowKey le {key(ids[^1])}");
        return await _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Where(row => Array.BinarySearch(ids, AccountKeys.IdOf(row.RowKey)) >= 0)
            .ToListAsync(cancellationToken);
    }

    private async Task<TableEntity?> ReadAsync(AccountId id, string row, CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(AccountKeys.Partition(id), row, null, cancellationToken);
        return entity.HasValue ? entity.Value : null;
    }

    private async Task<IReadOnlyList<Response>?> TrySubmitAsync(
        List<TableTransactionAction> actions,
        CancellationToken cancellationToken)
    {
        try
        {
            return (await _table.SubmitTransactionAsync(actions, cancellationToken)).Value;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 409 or 412)
        {
            return null;
        }
    }
}
