using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Accounts;

/// <summary>Gives out the account ids one after another, from one entity of the table <c>Accounts</c>.</summary>
public sealed class AccountCounter(TableServiceClient tables) : IDisposable
{
    private const string Partition = "counter";
    private const string Row = "accounts";
    private const string Column = "Last";
    private const int Attempts = 100;

    private readonly TableClient _table = tables.GetTableClient(AccountKeys.Table);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The highest id given out so far; 0 if none was.</summary>
    public async Task<AccountId> LastAsync(CancellationToken cancellationToken) =>
        new((await ReadAsync(cancellationToken))?.GetInt32(Column) ?? 0);

    /// <summary>Gives out the next id, to nobody else ever.</summary>
    public async Task<AccountId> NextAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await AdvanceAsync(cancellationToken);
                }
                catch (RequestFailedException exception) when (exception.Status is 409 or 412 && attempt < Attempts)
                {
                    // Another instance took the number we were about to take: take the one after it.
                    await Task.Delay(Random.Shared.Next(5 * Math.Min(attempt, 20)), cancellationToken);
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The row that says which id was given out last.</summary>
    internal static TableEntity Entity(int last) => new(Partition, Row) { [Column] = last };

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<AccountId> AdvanceAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } counter)
        {
            await _table.AddEntityAsync(Entity(1), cancellationToken);
            return new AccountId(1);
        }

        var next = counter.GetInt32(Column)!.Value + 1;
        counter[Column] = next;
        await _table.UpdateEntityAsync(counter, counter.ETag, TableUpdateMode.Replace, cancellationToken);
        return new AccountId(next);
    }

    private async Task<TableEntity?> ReadAsync(CancellationToken cancellationToken)
    {
        var entity = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Row, null, cancellationToken);
        return entity.HasValue ? entity.Value : null;
    }
}
