using Azure;
using Azure.Data.Tables;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Deletes rows together that may be gone or changed meanwhile.</summary>
internal static class RowDeletion
{
    /// <summary>Deletes rows of one partition in one transaction; those that belong together in groups are passed over together.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows, at most 100, and the ETags that they must have.</param>
    /// <param name="group">How many rows, one after another, belong together.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task DeleteAsync(this TableClient table, List<(TableEntity Row, ETag ETag)> rows, int group, CancellationToken cancellationToken)
    {
        while (rows.Count > 0)
        {
            try
            {
                var actions = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row.Row, row.ETag));
                await table.SubmitTransactionAsync(actions, cancellationToken);
                return;
            }
            catch (TableTransactionFailedException exception) when (exception is { Status: 404 or 412, FailedTransactionActionIndex: { } index })
            {
                rows.RemoveRange(index / group * group, group);
            }
        }
    }
}
