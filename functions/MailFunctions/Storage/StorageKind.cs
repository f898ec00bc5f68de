namespace MailFunctions.Storage;

/// <summary>The kinds of <see cref="StorageResource"/>.</summary>
public enum StorageKind
{
    /// <summary>A table.</summary>
    Table,

    /// <summary>A queue.</summary>
    Queue,

    /// <summary>A blob container.</summary>
    BlobContainer,
}
