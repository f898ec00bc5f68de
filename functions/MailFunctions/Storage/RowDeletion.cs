using Azure.Data.Tables;

namespace MailFunctions.Storage;

/// <summary>Deletes many rows at a time.</summary>
public static class RowDeletion
{
    /// <summary>Deletes rows; those that are gone, or changed since they were read, are passed over.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="rows">The rows, all of one partition, with the ETag that they must have.</param>
    /// <param name="cancellationToken">Ends the wait; what is deleted by then stays so.</param>
    /// <param name="group">How many rows, one after another, belong together: they are deleted, or passed over, together.</param>
    /// <returns>How many were deleted.</returns>
    public static async Task<int> DeleteRowsAsync(
        this TableClient table,
        IEnumerable<ITableEntity> rows,
        CancellationToken cancellationToken,
        int group = 1)
    {
        var deleted = 0;
        foreach (var piece in rows.Chunk(EntityGroupTransaction.MostActions / group * group))
        {
            deleted += await DeleteAsync(table, [.. piece], group, cancellationToken);
        }

        return deleted;
    }

    private static async Task<int> DeleteAsync(TableClient table, List<ITableEntity> rows, int group, CancellationToken cancellationToken)
    {
        while (rows.Count > 0)
        {
            try
            {
                var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag));
                await table.SubmitTransactionAsync(actions, cancellationToken);
                break;
            }
            catch (TableTransactionFailedException exception) when (exception is { Status: 404 or 412, FailedTransactionActionIndex: { } index })
            {
                rows.RemoveRange(index / group * group, group);
            }
        }

        return rows.Count;
    }
}
