using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MailFunctions.Accounts;

namespace MailFunctions.Inbox.Retention;

/// <summary>The notes of one account that blobs are to be deleted. A note goes after its blob, so that what is interrupted is found again.</summary>
internal sealed class BlobNotes(TableClient table, BlobContainerClient blobs, AccountId account)
{
    private const int NotesAtOnce = 100;
    private const int MaxConcurrentDeletions = 16;

    /// <summary>Works off all notes there are.</summary>
    /// <returns>Whether there were any.</returns>
    public async Task<bool> WorkOffAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {account.Key} and RowKey ge {MessageRows.NotePrefix} and RowKey lt {MessageRows.NoteEnd}");
        for (var any = false; ; any = true)
        {
            var notes = await table.QueryAsync<TableEntity>(filter, NotesAtOnce, ["RowKey"], cancellationToken)
                .Take(NotesAtOnce)
                .Select(MessageRows.NotedId)
                .ToListAsync(cancellationToken);
            if (notes.Count == 0)
            {
                return any;
            }

            await WorkOffAsync(notes, cancellationToken);
        }
    }

    /// <summary>Works off some notes, at most a transaction's worth.</summary>
    public async Task WorkOffAsync(IReadOnlyList<MessageId> notes, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrentDeletions, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(notes, options, async (note, stop) =>
            await blobs.DeleteBlobIfExistsAsync(note.BlobName(account), DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: stop));
        try
        {
            await table.SubmitTransactionAsync(
                notes.Select(note => new TableTransactionAction(TableTransactionActionType.Delete, MessageRows.Note(account, note), ETag.All)),
                cancellationToken);
        }
        catch (RequestFailedException exception) when (MessageRows.IsConflict(exception))
        {
            // Another instance works them off too, and was faster with some.
            await Parallel.ForEachAsync(notes, options, async (note, stop) =>
                await table.DeleteEntityAsync(account.Key, MessageRows.NoteKey(note), ETag.All, stop));
        }
    }
}
