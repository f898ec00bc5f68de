using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace MailFunctions.Accounts;

/// <summary>Tells how all accounts are doing, by reading as little of each as that needs. Memory holds the blocks in flight, never all accounts.</summary>
public sealed class AccountConditions(TableServiceClient tables, AccountCounter counter, TimeProvider clock)
{
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);

    /// <summary>The conditions of all accounts, lowest id first.</summary>
    public async IAsyncEnumerable<AccountCondition> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = await counter.LastAsync(cancellationToken);
        var first = AccountBlock.From(new(1));
        var blocks = last.Value == 0 ? [] : first.Upwards(last).Prepend(first);
        await foreach (var conditions in blocks.ReadAsync(ReadAsync, cancellationToken))
        {
            foreach (var condition in conditions)
            {
                yield return condition;
            }
        }
    }

    private async Task<IReadOnlyList<AccountCondition>> ReadAsync(AccountBlock block, CancellationToken cancellationToken)
    {
        var settings = QueryAsync(block.Keys(AccountKeys.Settings), AccountEntity.ConditionSettings, cancellationToken);
        var states = QueryAsync(block.Keys(AccountKeys.State), AccountEntity.ConditionState, cancellationToken);
        var byId = (await states).ToDictionary(row => AccountKeys.IdOf(row.RowKey));
        var now = clock.GetUtcNow();
        return
        [
            .. from row in await settings
               let state = byId.GetValueOrDefault(AccountKeys.IdOf(row.RowKey))
               where state is not null
               select AccountEntity.ToCondition(row, state, now),
        ];
    }

    private async Task<List<TableEntity>> QueryAsync(string filter, string[] columns, CancellationToken cancellationToken) =>
        await _table.QueryAsync<TableEntity>(filter, AccountKeys.BlockSize, columns, cancellationToken).ToListAsync(cancellationToken);
}
