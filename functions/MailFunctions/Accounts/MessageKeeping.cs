using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace MailFunctions.Accounts;

/// <summary>Tells how long accounts keep messages, and whether they have any, by reading as little of them as that needs.</summary>
public sealed class MessageKeeping(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);

    /// <summary>The accounts of a stretch, lowest id first.</summary>
    /// <param name="first">The lowest id.</param>
    /// <param name="last">The highest id, in the same block.</param>
    /// <param name="onlyOwn">Whether only those are wanted that say themselves how long they keep messages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Each with the days it keeps messages, as <see cref="Account.KeepMessagesDays"/> has them, and whether messages of it are stored.</returns>
    public async IAsyncEnumerable<(AccountId Id, int? Days, bool HasMessages)> ReadAsync(
        AccountId first,
        AccountId last,
        bool onlyOwn,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var block = new AccountBlock(first, last);
        var own = onlyOwn ? $" and {nameof(Account.KeepMessagesDays)} ge 0" : "";
        var settings = await QueryAsync(block.Keys(AccountKeys.Settings) + own, nameof(Account.KeepMessagesDays), cancellationToken);
        if (settings.Count == 0)
        {
            yield break;
        }

        const string Stored = $" and {nameof(AccountState.MessagesStored)} gt 0L";
        var states = await QueryAsync(block.Keys(AccountKeys.State) + Stored, nameof(AccountState.MessagesStored), cancellationToken);
        var filled = states.Select(row => AccountKeys.IdOf(row.RowKey)).ToHashSet();
        foreach (var row in settings)
        {
            var id = AccountKeys.IdOf(row.RowKey);
            yield return (id, row.GetInt32(nameof(Account.KeepMessagesDays)), filled.Contains(id));
        }
    }

    private async Task<List<TableEntity>> QueryAsync(string filter, string column, CancellationToken cancellationToken) =>
        await _table.QueryAsync<TableEntity>(filter, AccountKeys.BlockSize, ["RowKey", column], cancellationToken).ToListAsync(cancellationToken);
}
