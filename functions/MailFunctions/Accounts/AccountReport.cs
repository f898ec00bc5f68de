using System.Globalization;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>The accounts report: filtered, sorted, a page at a time.</summary>
public sealed class AccountReport(AccountScan scan, AccountNames names, AccountStore store, TimeProvider clock)
{
    // The most that one answer of Table Storage holds.
    private const int NamesAtOnce = 1000;
    private const int ReadAtOnce = 50;

    /// <summary>One page of the report.</summary>
    /// <returns>The page; problem 400 if the position is not one of this list.</returns>
    public async Task<Result<Page<AccountView>>> PageAsync(AccountQuery query, CancellationToken cancellationToken)
    {
        var byName = query.Selection.Sort is AccountSort.Name or AccountSort.NameDescending;
        AccountId? after = null;
        if (!byName && query.Position is { } position)
        {
            if (!int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id is < 1 or > AccountKeys.HighestId)
            {
                return Problem.Invalid("cursor", "is not a cursor of this list.");
            }

            after = new(id);
        }

        var records = query.Selection.Sort switch
        {
            AccountSort.Id => scan.UpwardsAsync(query.Selection.Filter, after ?? default, query.PageSize + 1, cancellationToken),
            AccountSort.IdDescending => scan.DownwardsAsync(query.Selection.Filter, after, query.PageSize + 1, cancellationToken),
            AccountSort.Name when !query.Selection.Filter.RestrictsMoreThanName => IndexedAsync(query, cancellationToken),
            _ => SelectedAsync(query, cancellationToken),
        };

        var rows = await records.Take(query.PageSize + 1).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var items = rows.Take(query.PageSize).Select(record => AccountView.Of(record, now)).ToList();
        var next = rows.Count > query.PageSize ? Cursor.Write(query.List, PositionOf(items[^1], byName)) : null;
        return new Page<AccountView>(items, next);
    }

    /// <summary>The rows of all accounts of a selection in its order; memory does not grow with them.</summary>
    public IAsyncEnumerable<AccountRow> AllAsync(AccountSelection selection, CancellationToken cancellationToken) =>
        AllAsync(selection, scan.RowsAsync, AccountRow.Of, cancellationToken);

    /// <summary>All settings of all accounts of a selection in its order; memory does not grow with them.</summary>
    public IAsyncEnumerable<Account> AccountsAsync(AccountSelection selection, CancellationToken cancellationToken) =>
        AllAsync(selection, scan.AccountsAsync, account => account, cancellationToken);

    private IAsyncEnumerable<T> AllAsync<T>(
        AccountSelection selection,
        Func<AccountFilter, bool, CancellationToken, IAsyncEnumerable<T>> byId,
        Func<Account, T> row,
        CancellationToken cancellationToken)
    {
        var (filter, descending) = (selection.Filter, selection.Sort is AccountSort.IdDescending or AccountSort.NameDescending);
        if (selection.Sort is AccountSort.Name or AccountSort.NameDescending)
        {
            return NamedAsync(descending ? names.DownwardsAsync(cancellationToken) : names.AfterAsync(null, NamesAtOnce, cancellationToken), filter).Select(row);
        }

        if (filter.CheckState is null)
        {
            return byId(filter, descending, cancellationToken);
        }

        var records = descending
            ? scan.DownwardsAsync(filter, null, AccountKeys.BlockSize, cancellationToken)
            : scan.UpwardsAsync(filter, default, AccountKeys.BlockSize, cancellationToken);
        return records.Select(record => row(record.Account));
    }

    private static string PositionOf(Account account, bool byName) =>
        byName ? NameKey.Of(account.Name) : account.Id.ToString();

    /// <summary>By name from the index of names, as long as the name alone decides what is shown.</summary>
    private IAsyncEnumerable<AccountRecord> IndexedAsync(AccountQuery query, CancellationToken cancellationToken) =>
        names.AfterAsync(query.Position, query.PageSize + 1, cancellationToken)
            .Where(name => query.Selection.Filter.MatchesName(name.Name))
            .Chunk(query.PageSize + 1)
            .SelectMany((chunk, stop) => new ValueTask<IEnumerable<AccountRecord>>(FindAsync(chunk, stop)));

    /// <summary>By name without an index: one scan that keeps only the rows of the page.</summary>
    private async IAsyncEnumerable<AccountRecord> SelectedAsync(
        AccountQuery query,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = new NamePage(query.PageSize + 1, query.Position, query.Selection.Sort == AccountSort.NameDescending);
        await foreach (var record in scan.UpwardsAsync(query.Selection.Filter, default, AccountKeys.BlockSize, cancellationToken))
        {
            page.Offer(record);
        }

        foreach (var record in page.Rows)
        {
            yield return record;
        }
    }

    private IAsyncEnumerable<Account> NamedAsync(IAsyncEnumerable<IndexedName> index, AccountFilter filter) => index
        .Where(name => filter.MatchesName(name.Name))
        .Chunk(ReadAtOnce)
        .SelectMany((chunk, stop) => new ValueTask<IEnumerable<AccountRecord>>(FindAsync(chunk, stop)))
        .Where(record => filter.Matches(record, clock.GetUtcNow()))
        .Select(record => record.Account);

    private async Task<IEnumerable<AccountRecord>> FindAsync(IndexedName[] names, CancellationToken cancellationToken)
    {
        var records = await Task.WhenAll(names.Select(name => store.FindAsync(name.Id, cancellationToken)));
        // A name that was reserved for an account not yet written, or given up since, is not a row.
        return records.Zip(names).Where(pair => pair.First is { } record && AccountNames.AreSame(record.Account.Name, pair.Second.Name)).Select(pair => pair.First!);
    }
}
