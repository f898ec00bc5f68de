using System.Collections.Concurrent;
using Azure.Data.Tables;
using MailFunctions.Accounts;

namespace MailFunctions.Inbox;

/// <summary>
/// Finds stored messages again after the server gave them other identities: by content, and one to one, so that two equal
/// messages on the server stay two here. A message that the server deleted has no content row and is not found.
/// </summary>
internal sealed class ContentRecognition(TableClient table, AccountId account)
{
    private const int MaxConcurrentQueries = 8;

    /// <summary>Gives, by their present identity, the content rows of messages that were stored under an identity no longer known.</summary>
    public async Task<IReadOnlyDictionary<MessageIdentity, TableEntity>> FindAsync(
        IReadOnlyCollection<StagedMessage> messages,
        Func<MessageIdentity, bool> stillKnown,
        CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<MessageIdentity, TableEntity>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentQueries, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(messages.GroupBy(message => message.ContentHash), options, async (equal, token) =>
        {
            using var wanting = equal.GetEnumerator();
            var (from, to) = MessageRows.ContentKeys(equal.Key);
            var filter = TableClient.CreateQueryFilter($"PartitionKey eq {account.Key} and RowKey ge {from} and RowKey lt {to}");
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: token))
            {
                if (stillKnown(MessageRows.IdentityOfContent(row)))
                {
                    continue;
                }

                if (!wanting.MoveNext())
                {
                    break;
                }

                found[wanting.Current.Identity] = row;
            }
        });
        return found;
    }
}
