using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MailFunctions.Accounts;
using MailFunctions.Storage;

namespace MailFunctions.Inbox;

/// <summary>Deletes all mail of an account, step by step: first the blobs, then the rows.</summary>
internal sealed class MessagePurge(TableClient table, BlobContainerClient blobs)
{
    private const int MaxConcurrentDeletions = 16;

    /// <summary>Takes one step.</summary>
    /// <returns>Whether nothing is left.</returns>
    public async Task<bool> StepAsync(AccountId account, int maxRows, CancellationToken cancellationToken)
    {
        var deleted = await DeleteBlobsAsync(account, maxRows, cancellationToken);
        try
        {
            deleted += await DeleteRowsAsync(account, maxRows - deleted, cancellationToken);
            return deleted < maxRows;
        }
        catch (RequestFailedException exception) when (MessageRows.IsConflict(exception))
        {
            // Somebody else purges the same account: the next step sees what is left.
            return false;
        }
    }

    private async Task<int> DeleteBlobsAsync(AccountId account, int max, CancellationToken cancellationToken)
    {
        var names = await blobs
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, MessageId.BlobPrefix(account), cancellationToken)
            .Select(blob => blob.Name)
            .Take(max)
            .ToListAsync(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentDeletions, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(names, options, async (name, token) =>
            await blobs.DeleteBlobIfExistsAsync(name, DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: token));
        return names.Count;
    }

    private async Task<int> DeleteRowsAsync(AccountId account, int max, CancellationToken cancellationToken)
    {
        if (max <= 0)
        {
            return 0;
        }

        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {account.Key}");
        var rows = await table
            .QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken)
            .Take(max)
            .ToListAsync(cancellationToken);
        foreach (var piece in rows.Chunk(EntityGroupTransaction.MostActions))
        {
            await table.SubmitTransactionAsync(
                piece.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All)),
                cancellationToken);
        }

        return rows.Count;
    }
}
