using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;

namespace MailFunctions.Credentials;

/// <summary>
/// Which accounts use a credential. Adding a use touches the credential in the same transaction, so that its ETag changes and
/// a deletion at the same moment fails instead of crossing it.
/// </summary>
public sealed class CredentialUses(TableServiceClient tables, AccountStore accounts, TimeProvider clock)
{
    private static readonly TimeSpan TimeToBeWritten = TimeSpan.FromMinutes(1);
    private readonly TableClient _table = tables.GetTableClient(CredentialEntity.Table);

    /// <summary>Notes that an account uses a credential.</summary>
    /// <returns>Whether the credential exists.</returns>
    public async Task<bool> AddAsync(string credentialId, AccountId account, CancellationToken cancellationToken)
    {
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.UpdateMerge, new TableEntity(credentialId, CredentialEntity.Row), ETag.All),
            new(TableTransactionActionType.UpsertReplace, new TableEntity(credentialId, CredentialEntity.UseRow(account))),
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

    /// <summary>Notes that an account uses a credential no more, once that is written; if it does use it (again), nothing is changed.</summary>
    public async Task RemoveAsync(string credentialId, AccountId account, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(credentialId, CredentialEntity.UseRow(account), null, cancellationToken);
        if (row.HasValue && !await UsesAsync(account, credentialId, cancellationToken))
        {
            await RemoveAsync(row.Value!, cancellationToken);
        }
    }

    /// <summary>Some accounts that use the credential; notes of accounts that never came to be, or changed since, are cleared away.</summary>
    public async Task<IReadOnlyList<AccountId>> FindAsync(string credentialId, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {credentialId} and RowKey ge {"u:"} and RowKey lt {"u;"}");
        var users = new List<AccountId>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, null, ["PartitionKey", "RowKey", "Timestamp"], cancellationToken))
        {
            var id = AccountId.FromKey(row.RowKey.AsSpan(2));
            if (await IsUserAsync(row, id, credentialId, cancellationToken))
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

    /// <summary>The accounts that a credential is noted to be used by, lowest first; some may not use it any more.</summary>
    /// <param name="credentialId">The credential.</param>
    /// <param name="after">The account to begin after.</param>
    /// <param name="limit">How many are given at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<AccountId>> NotedAsync(string credentialId, AccountId after, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {credentialId} and RowKey gt {CredentialEntity.UseRow(after)} and RowKey lt {"u;"}");
        var rows = _table.QueryAsync<TableEntity>(filter, limit, ["RowKey"], cancellationToken);
        return await rows.Take(limit).Select(row => AccountId.FromKey(row.RowKey.AsSpan(2))).ToListAsync(cancellationToken);
    }

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

    private async Task<bool> IsUserAsync(TableEntity row, AccountId id, string credentialId, CancellationToken cancellationToken) =>
        row.Timestamp > clock.GetUtcNow() - TimeToBeWritten || await UsesAsync(id, credentialId, cancellationToken);

    private async Task<bool> UsesAsync(AccountId id, string credentialId, CancellationToken cancellationToken) =>
        await accounts.GetAsync(id, cancellationToken) is { } account && account.CredentialId == credentialId;
}
