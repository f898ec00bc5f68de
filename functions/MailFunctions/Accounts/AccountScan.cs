using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace MailFunctions.Accounts;

/// <summary>
/// Reads accounts block by block in the order of their ids, with several blocks in flight once the first did not suffice.
/// Memory holds the blocks in flight, never all accounts.
/// </summary>
public sealed class AccountScan(TableServiceClient tables, AccountStore store, AccountCounter counter, TimeProvider clock)
{
    private const int MostSingleReads = 20;
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);

    /// <summary>All matching accounts, lowest id first.</summary>
    /// <param name="filter">Which accounts.</param>
    /// <param name="after">The id to begin after; 0 for all.</param>
    /// <param name="wanted">How many the caller expects to take, so that no more is read than that needs.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public async IAsyncEnumerable<AccountRecord> UpwardsAsync(
        AccountFilter filter,
        AccountId after,
        int wanted,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = AccountBlock.From(new(after.Value + 1));
        foreach (var record in await ReadAsync(first, filter, wanted, cancellationToken))
        {
            yield return record;
        }

        // Often the first stretch fills the page: only now does it matter where the ids end.
        var last = await counter.LastAsync(cancellationToken);
        await foreach (var records in first.Upwards(last).ReadAsync((block, stop) => ReadAsync(block, filter, wanted, stop), cancellationToken))
        {
            foreach (var record in records)
            {
                yield return record;
            }
        }
    }

    /// <summary>All matching accounts, highest id first.</summary>
    /// <param name="filter">Which accounts.</param>
    /// <param name="before">The id to begin before; <see langword="null"/> for all.</param>
    /// <param name="wanted">How many the caller expects to take.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public async IAsyncEnumerable<AccountRecord> DownwardsAsync(
        AccountFilter filter,
        AccountId? before,
        int wanted,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A caller may begin anywhere; no block is read above the ids there are.
        var last = await counter.LastAsync(cancellationToken);
        var from = before is { } id ? Math.Min(id.Value - 1, last.Value) : last.Value;
        var blocks = AccountBlock.Downwards(new(from), 2 * wanted);
        await foreach (var records in blocks.ReadAsync((block, stop) => ReadAsync(block, filter, AccountKeys.BlockSize, stop), cancellationToken))
        {
            foreach (var record in records.Reverse())
            {
                yield return record;
            }
        }
    }

    /// <summary>The rows of all matching accounts, by id, without what only checking or the account window needs.</summary>
    /// <param name="filter">Which accounts; not by state.</param>
    /// <param name="descending">Whether the highest id comes first.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public IAsyncEnumerable<AccountRow> RowsAsync(AccountFilter filter, bool descending, CancellationToken cancellationToken) =>
        SettingsAsync(filter, descending, AccountEntity.ToRow, row => row.Name, AccountEntity.RowColumns, cancellationToken);

    /// <summary>All settings of all matching accounts, by id, without what only checking needs.</summary>
    /// <param name="filter">Which accounts; not by state.</param>
    /// <param name="descending">Whether the highest id comes first.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public IAsyncEnumerable<Account> AccountsAsync(AccountFilter filter, bool descending, CancellationToken cancellationToken) =>
        SettingsAsync(filter, descending, AccountEntity.ToAccount, account => account.Name, [], cancellationToken);

    private async IAsyncEnumerable<T> SettingsAsync<T>(
        AccountFilter filter,
        bool descending,
        Func<TableEntity, T> read,
        Func<T, string> name,
        string[] columns,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = await counter.LastAsync(cancellationToken);
        var first = AccountBlock.From(new(1));
        var blocks = descending ? AccountBlock.Downwards(last, AccountKeys.BlockSize) : first.Upwards(last).Prepend(first);
        await foreach (var rows in blocks.ReadAsync(ReadBlockAsync, cancellationToken))
        {
            foreach (var row in descending ? rows.Reverse() : rows)
            {
                yield return row;
            }
        }

        async Task<IReadOnlyList<T>> ReadBlockAsync(AccountBlock block, CancellationToken stop)
        {
            var found = await QueryAsync(block.Keys(AccountKeys.Settings) + filter.Columns(), AccountKeys.BlockSize, stop, columns);
            return [.. found.Select(read).Where(row => filter.MatchesName(name(row)))];
        }
    }

    private Task<IReadOnlyList<AccountRecord>> ReadAsync(
        AccountBlock block,
        AccountFilter filter,
        int wanted,
        CancellationToken cancellationToken) => filter switch
        {
            { Name: not null } => ReadByNameAsync(block, filter, cancellationToken),
            { CheckState: not null } => ReadStretchAsync(block, filter, AccountKeys.BlockSize, cancellationToken),
            { RestrictsColumns: true } => ReadByColumnsAsync(block, filter, wanted, cancellationToken),
            _ => ReadStretchAsync(block, filter, wanted, cancellationToken),
        };

    /// <summary>Table Storage cannot look into names: the names of the whole stretch are read, and then the rows that match.</summary>
    private async Task<IReadOnlyList<AccountRecord>> ReadByNameAsync(AccountBlock block, AccountFilter filter, CancellationToken cancellationToken)
    {
        var names = await QueryAsync(
            block.Keys(AccountKeys.Settings) + filter.Columns(), AccountKeys.BlockSize, cancellationToken, "RowKey", nameof(Account.Name));
        var ids = names
            .Where(row => filter.MatchesName(row.GetString(nameof(Account.Name))))
            .Select(row => AccountKeys.IdOf(row.RowKey))
            .ToList();
        if (ids.Count > MostSingleReads)
        {
            return await ReadStretchAsync(new AccountBlock(ids[0], ids[^1]), filter, AccountKeys.BlockSize, cancellationToken);
        }

        var records = await Task.WhenAll(ids.Select(id => store.FindAsync(id, cancellationToken)));
        var now = clock.GetUtcNow();
        return [.. records.OfType<AccountRecord>().Where(record => filter.MatchesState(record, now))];
    }

    /// <summary>Table Storage finds the rows; their states are read after.</summary>
    private async Task<IReadOnlyList<AccountRecord>> ReadByColumnsAsync(
        AccountBlock block,
        AccountFilter filter,
        int wanted,
        CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(block.Keys(AccountKeys.Settings) + filter.Columns(), wanted, cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }

        var found = new AccountBlock(AccountKeys.IdOf(rows[0].RowKey), AccountKeys.IdOf(rows[^1].RowKey));
        var states = await QueryAsync(found.Keys(AccountKeys.State), AccountKeys.BlockSize, cancellationToken);
        return Join(rows, states, filter);
    }

    /// <summary>Settings and states of a stretch, side by side.</summary>
    private async Task<IReadOnlyList<AccountRecord>> ReadStretchAsync(
        AccountBlock block,
        AccountFilter filter,
        int wanted,
        CancellationToken cancellationToken)
    {
        var rows = QueryAsync(block.Keys(AccountKeys.Settings) + filter.Columns(), wanted, cancellationToken);
        var states = QueryAsync(block.Keys(AccountKeys.State), wanted, cancellationToken);
        return Join(await rows, await states, filter);
    }

    private List<AccountRecord> Join(List<TableEntity> rows, List<TableEntity> states, AccountFilter filter)
    {
        var byId = states.ToDictionary(row => AccountKeys.IdOf(row.RowKey));
        var now = clock.GetUtcNow();
        return
        [
            .. from row in rows
               let account = AccountEntity.ToAccount(row)
               where byId.ContainsKey(account.Id) && filter.MatchesName(account.Name)
               let record = new AccountRecord(account, AccountEntity.ToState(byId[account.Id]))
               where filter.MatchesState(record, now)
               select record,
        ];
    }

    private async Task<List<TableEntity>> QueryAsync(string filter, int rows, CancellationToken cancellationToken, params string[] select) =>
        await _table.QueryAsync<TableEntity>(filter, Math.Min(rows, AccountKeys.BlockSize), select.Length > 0 ? select : null, cancellationToken)
            .Take(rows)
            .ToListAsync(cancellationToken);
}
