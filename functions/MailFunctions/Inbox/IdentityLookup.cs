using System.Collections.Concurrent;
using Azure.Data.Tables;
using MailFunctions.Accounts;

namespace MailFunctions.Inbox;

/// <summary>
/// Finds which identities are stored. The keys of one IMAP mailbox sort as its UIDs do, so a piece of its listing is one range of
/// keys; POP3 keys are spread over all keys, so a range that turns out to hold mostly others is given up for single reads.
/// </summary>
internal sealed class IdentityLookup(TableClient table)
{
    private const int RowsPerQuery = 1000;
    private const int MaxQueries = 2;
    private const int MaxConcurrentReads = 16;

    /// <summary>Gives what is stored under the identities; an identity that is not stored has no entry.</summary>
    public async Task<IReadOnlyDictionary<MessageIdentity, StoredIdentity>> FindAsync(
        AccountId account,
        IEnumerable<MessageIdentity> identities,
        CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<MessageIdentity, StoredIdentity>();
        var keys = identities.Select(MessageRows.IdentityKey).Distinct().Order(StringComparer.Ordinal).ToList();
        if (keys.Count > 0)
        {
            var next = await ReadRangeAsync(account, keys, found, cancellationToken);
            await ReadSinglyAsync(account, keys.Skip(next), found, cancellationToken);
        }

        return found;
    }

    /// <summary>Reads the range of the keys.</summary>
    /// <returns>The index of the first key that was not reached.</returns>
    private async Task<int> ReadRangeAsync(
        AccountId account,
        List<string> keys,
        ConcurrentDictionary<MessageIdentity, StoredIdentity> found,
        CancellationToken cancellationToken)
    {
        var wanted = keys.ToHashSet(StringComparer.Ordinal);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {account.Key} and RowKey ge {keys[0]} and RowKey le {keys[^1]}");
        var queries = 0;
        await foreach (var page in table.QueryAsync<TableEntity>(filter, RowsPerQuery, cancellationToken: cancellationToken).AsPages())
        {
            foreach (var row in page.Values.Where(row => wanted.Contains(row.RowKey)))
            {
                Add(found, row);
            }

            if (++queries >= MaxQueries && page is { ContinuationToken: not null, Values.Count: > 0 })
            {
                var index = keys.BinarySearch(page.Values[^1].RowKey, StringComparer.Ordinal);
                return index >= 0 ? index + 1 : ~index;
            }
        }

        return keys.Count;
    }

    private Task ReadSinglyAsync(
        AccountId account,
        IEnumerable<string> keys,
        ConcurrentDictionary<MessageIdentity, StoredIdentity> found,
        CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentReads, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(keys, options, async (key, token) =>
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(account.Key, key, cancellationToken: token);
            if (row.HasValue)
            {
                Add(found, row.Value!);
            }
        });
    }

    private static void Add(ConcurrentDictionary<MessageIdentity, StoredIdentity> found, TableEntity row)
    {
        var stored = MessageRows.Stored(row);
        found[stored.Identity] = stored;
    }
}
