using Azure.Data.Tables;
using MailFunctions.Accounts;

namespace MailFunctions.Inbox;

/// <summary>Reads the list of an account's messages, newest first.</summary>
internal sealed class MessageListing(TableClient table)
{
    // Two full pages of a table: a search that finds nothing still answers soon, and says where to go on.
    private const int MaxRowsScanned = 2000;
    private const int RowsPerQuery = 1000;

    /// <summary>Reads a page.</summary>
    /// <param name="account">Whose messages.</param>
    /// <param name="search">What they must contain; <see langword="null"/> for all.</param>
    /// <param name="after">The last message looked at before; <see langword="null"/> for the first page.</param>
    /// <param name="size">The number of messages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages, and the last message looked at if there are more behind it.</returns>
    public async Task<(IReadOnlyList<MessageSummary> Messages, MessageId? Next)> ReadAsync(
        AccountId account,
        string? search,
        MessageId? after,
        int size,
        CancellationToken cancellationToken)
    {
        var from = after is { } id ? MessageRows.ListingKey(id) : MessageRows.ListingPrefix;
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {account.Key} and RowKey gt {from} and RowKey lt {MessageRows.ListingEnd}");
        var rows = table.QueryAsync<TableEntity>(filter, search is null ? size + 1 : RowsPerQuery, cancellationToken: cancellationToken);
        var messages = new List<MessageSummary>();
        var scanned = 0;
        MessageId? last = null;
        await foreach (var row in rows)
        {
            if (messages.Count == size || scanned == MaxRowsScanned)
            {
                return (messages, last);
            }

            var message = MessageRows.Summary(row);
            scanned++;
            last = message.Id;
            if (search is null || MessageSearch.Matches(message, search))
            {
                messages.Add(message);
            }
        }

        return (messages, null);
    }
}
