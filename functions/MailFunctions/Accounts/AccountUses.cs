using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Accounts;

/// <summary>
/// Which accounts use something (see <c>NamedStore</c>). Adding a use touches what is used in the same transaction, so that its ETag
/// changes and a deletion at the same moment fails instead of crossing it.
/// </summary>
/// <param name="tables">Table Storage.</param>
/// <param name="tableName">The table of what is used.</param>
/// <param name="ownRow">The row of the thing itself in its partition.</param>
/// <param name="usedBy">The id of what an account uses; <see langword="null"/> if it uses none.</param>
/// <param name="accounts">The accounts.</param>
/// <param name="clock">The clock.</param>
public abstract class AccountUses(
    TableServiceClient tables,
    string tableName,
    string ownRow,
    Func<Account, string?> usedBy,
    AccountStore accounts,
    TimeProvider clock)
{
    private static readonly TimeSpan TimeToBeWritten = TimeSpan.FromMinutes(1);
    private readonly TableClient _table = tables.GetTableClient(tableName);

    /// <summary>Notes that an account uses something.</summary>
    /// <returns>Whether it exists.</returns>
    public async Task<bool> AddAsync(string usedId, AccountId account, CancellationToken cancellationToken)
    {
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.UpdateMerge, new TableEntity(usedId, ownRow), ETag.All),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(usedId, UseRow(account))),
        ];
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Notes that an account uses something no more, once that is written; if it does use it (again), nothing is changed.</summary>
    public async Task RemoveAsync(string usedId, AccountId account, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(usedId, UseRow(account), null, cancellationToken);
        if (row.HasValue && !await UsesAsync(account, usedId, cancellationToken))
        {
            await RemoveAsync(row.Value!, cancellationToken);
        }
    }

    /// <summary>Some accounts that use it; notes of accounts that never came to be, or changed since, are cleared away.</summary>
    public async Task<IReadOnlyList<AccountId>> FindAsync(string usedId, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {usedId} and RowKey ge {"u:"} and RowKey lt {"u;"}");
        var users = new List<AccountId>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, null, ["PartitionKey", "RowKey", "Timestamp"], cancellationToken))
        {
            var id = AccountId.FromKey(row.RowKey.AsSpan(2));
            if (await IsUserAsync(row, id, usedId, cancellationToken))
            {
                users.Add(id);
            }
            else
            {
                await RemoveAsync(row, cancellationToken);
            }

            if (users.Count == limit)
            {
                break;
            }
        }

        return users;
    }

    /// <summary>The accounts that it is noted to be used by, lowest first; some may not use it any more.</summary>
    /// <param name="usedId">What is used.</param>
    /// <param name="after">The account to begin after.</param>
    /// <param name="limit">How many are given at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<AccountId>> NotedAsync(string usedId, AccountId after, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {usedId} and RowKey gt {UseRow(after)} and RowKey lt {"u;"}");
        var rows = _table.QueryAsync<TableEntity>(filter, limit, ["RowKey"], cancellationToken);
        return await rows.Take(limit).Select(row => AccountId.FromKey(row.RowKey.AsSpan(2))).ToListAsync(cancellationToken);
    }

    private static string UseRow(AccountId account) => "u:" + account.Key;

    /// <summary>Removes a row as it was read: one that was noted anew meanwhile stays.</summary>
    private async Task RemoveAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(row, row.ETag, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Removed by another, or used again at this moment.
        }
    }

    private async Task<bool> IsUserAsync(TableEntity row, AccountId id, string usedId, CancellationToken cancellationToken) =>
        row.Timestamp > clock.GetUtcNow() - TimeToBeWritten || await UsesAsync(id, usedId, cancellationToken);

    private async Task<bool> UsesAsync(AccountId id, string usedId, CancellationToken cancellationToken) =>
        await accounts.GetAsync(id, cancellationToken) is { } account && usedBy(account) == usedId;
}
