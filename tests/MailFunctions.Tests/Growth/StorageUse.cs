namespace MailFunctions.Tests.Growth;

/// <summary>Requests to storage.</summary>
/// <param name="Tables">Requests to tables; an entity-group transaction is one.</param>
/// <param name="Rows">The rows that these read or write, a query counted as one.</param>
/// <param name="Blobs">Requests to blobs.</param>
/// <param name="Queues">Requests to queues.</param>
internal sealed record StorageUse(int Tables, int Rows, int Blobs, int Queues)
{
    public static StorageUse operator -(StorageUse all, StorageUse part) =>
        new(all.Tables - part.Tables, all.Rows - part.Rows, all.Blobs - part.Blobs, all.Queues - part.Queues);
}
