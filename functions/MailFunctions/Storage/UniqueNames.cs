using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Storage;

/// <summary>
/// Names that only one owner may have at a time: a row for each, inserted before the owner is written and deleted after it is
/// gone. A row whose owner never came to be, or gave the name up, may be taken over once it is a minute old.
/// </summary>
/// <param name="table">The table that holds the rows.</param>
/// <param name="partition">The partition that holds them.</param>
/// <param name="clock">The clock.</param>
/// <param name="isOwner">Whether an owner (still) has a name; compare with <see cref="NameKey.AreSame"/>.</param>
public sealed class UniqueNames(
    TableClient table,
    string partition,
    TimeProvider clock,
    Func<string, string, CancellationToken, Task<bool>> isOwner)
{
    private const string Owner = "Owner";
    private const string Name = "Name";

    // The most that one answer of Table Storage holds.
    private const int Stretch = 1000;
    private static readonly TimeSpan TimeToBeWritten = TimeSpan.FromMinutes(1);

    /// <summary>Whether somebody has the name, or is about to.</summary>
    public async Task<bool> IsTakenAsync(string name, CancellationToken cancellationToken)
    {
        var row = await ReadAsync(name, cancellationToken);
        return row is not null && !await IsAbandonedAsync(row, cancellationToken);
    }

    /// <summary>Who has a name, is about to have it, or gave it up without a word.</summary>
    /// <returns>The owner; <see langword="null"/> if nobody has it.</returns>
    public async Task<string?> OwnerAsync(string name, CancellationToken cancellationToken) =>
        (await ReadAsync(name, cancellationToken))?.GetString(Owner);

    /// <summary>Takes a name for an owner.</summary>
    /// <returns>Whether the owner has it now.</returns>
    public async Task<bool> TakeAsync(string name, string owner, CancellationToken cancellationToken)
    {
        var row = new TableEntity(partition, NameKey.Of(name)) { [Owner] = owner, [Name] = name };
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 409)
        {
            return await TakeOverAsync(row, owner, cancellationToken);
        }
    }

    /// <summary>
    /// Gives a name back that its owner gave up, once that is written. After a change that failed, do not: another change
    /// may have given the owner the very name, and if none has, the row is taken over in a minute.
    /// </summary>
    public async Task ReleaseAsync(string name, string owner, CancellationToken cancellationToken)
    {
        // The owner is asked after the row is read: if it takes the name again in between, the row's ETag is another one.
        if (await ReadAsync(name, cancellationToken) is not { } row ||
            row.GetString(Owner) != owner ||
            await isOwner(owner, name, cancellationToken))
        {
            return;
        }

        try
        {
            await table.DeleteEntityAsync(row, row.ETag, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            // Somebody took it over at this moment: it is theirs.
        }
    }

    /// <summary>The names after a key, in the keys' order.</summary>
    public async IAsyncEnumerable<(string Name, string Owner)> AfterAsync(
        string? key,
        int pageSize,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {key ?? ""}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, pageSize, null, cancellationToken))
        {
            yield return (row.GetString(Name), row.GetString(Owner));
        }
    }

    /// <summary>
    /// All names, last first. Table Storage reads forwards only: the first pass notes where every stretch begins, the second reads the
    /// stretches from the last on.
    /// </summary>
    public async IAsyncEnumerable<(string Name, string Owner)> DownwardsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var starts = new Stack<string>();
        var pages = table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), Stretch, ["RowKey"], cancellationToken);
        await foreach (var page in pages.AsPages().Where(page => page.Values.Count > 0).WithCancellation(cancellationToken))
        {
            starts.Push(page.Values[0].RowKey);
        }

        string? end = null;
        while (starts.TryPop(out var start))
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {start}") +
                (end is null ? "" : TableClient.CreateQueryFilter($" and RowKey lt {end}"));
            var rows = await table.QueryAsync<TableEntity>(filter, Stretch, null, cancellationToken).ToListAsync(cancellationToken);
            foreach (var row in Enumerable.Reverse(rows))
            {
                yield return (row.GetString(Name), row.GetString(Owner));
            }

            end = start;
        }
    }

    private async Task<bool> TakeOverAsync(TableEntity row, string owner, CancellationToken cancellationToken)
    {
        var present = await table.GetEntityIfExistsAsync<TableEntity>(partition, row.RowKey, null, cancellationToken);
        if (!present.HasValue || (present.Value!.GetString(Owner) != owner && !await IsAbandonedAsync(present.Value, cancellationToken)))
        {
            return false;
        }

        try
        {
            await table.UpdateEntityAsync(row, present.Value.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412)
        {
            return false;
        }
    }

    private async Task<bool> IsAbandonedAsync(TableEntity row, CancellationToken cancellationToken) =>
        row.Timestamp < clock.GetUtcNow() - TimeToBeWritten &&
        !await isOwner(row.GetString(Owner), row.GetString(Name), cancellationToken);

    private async Task<TableEntity?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, NameKey.Of(name), null, cancellationToken);
        return row.HasValue ? row.Value : null;
    }
}
