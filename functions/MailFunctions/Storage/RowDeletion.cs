using Azure.Data.Tables;

namespace MailFunctions.Storage;

/// <summary>Deletes many rows at a time.</summary>
public static class RowDeletion
{
    // The most that an entity-group transaction takes.
    private const int RowsPerTransaction = 100;

    /// <summary>Deletes rows; those that are gone, or changed since they were read, are passed over.</summary>
    /// <param name="table">Their table.</param>
    /// <param name="rows">The rows, all of one partition, with the ETag that they must have.</param>
    /// <param name="cancellationToken">Ends the wait; what is deleted by then stays so.</param>
    /// <returns>How many were deleted.</returns>
    public static async Task<int> DeleteAsync(this TableClient table, IEnumerable<ITableEntity> rows, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var piece in rows.Chunk(RowsPerTransaction))
        {
            deleted += await DeleteAsync(table, piece.ToList(), cancellationToken);
        }

        return deleted;
    }

    private static async Task<int> DeleteAsync(TableClient table, List<ITableEntity> rows, CancellationToken cancellationToken)
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
                rows.RemoveAt(index);
            }
        }

        return rows.Count;
    }
}
