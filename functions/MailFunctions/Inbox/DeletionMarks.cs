using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;

namespace MailFunctions.Inbox;

/// <summary>Notes that messages are gone from the server, so that they are never taken for new ones under another identity.</summary>
internal sealed class DeletionMarks(TableClient table, IdentityLookup lookup)
{
    private const int MessagesPerTransaction = EntityGroupTransaction.MostActions / 2;
    private const int MaxAttempts = 100;

    /// <summary>Marks the messages; those that are marked or not stored are passed over.</summary>
    public async Task SetAsync(AccountId account, IEnumerable<MessageIdentity> identities, CancellationToken cancellationToken)
    {
        foreach (var piece in identities.Distinct().Chunk(MessagesPerTransaction))
        {
            await SetAsync(account, piece, cancellationToken);
        }
    }

    private async Task SetAsync(AccountId account, MessageIdentity[] piece, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var stored = await lookup.FindAsync(account, piece, cancellationToken);
            var actions = stored.Values.Where(row => !row.DeletedOnServer).SelectMany(row => Actions(account, row)).ToList();
            if (actions.Count == 0)
            {
                return;
            }

            try
            {
                await table.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (RequestFailedException exception) when (MessageRows.IsConflict(exception) && attempt < MaxAttempts)
            {
                // Another check marked or moved some of them: look again.
            }
        }
    }

    private static IEnumerable<TableTransactionAction> Actions(AccountId account, StoredIdentity stored) =>
    [
        new(TableTransactionActionType.UpdateMerge, MessageRows.DeletedOnServer(account, stored.Identity), ETag.All),
        new(
            TableTransactionActionType.Delete,
            new TableEntity(account.Key, MessageRows.ContentKey(stored.ContentHash, stored.Identity)),
            ETag.All),
    ];
}
