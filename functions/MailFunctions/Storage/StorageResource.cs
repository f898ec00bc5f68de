namespace MailFunctions.Storage;

/// <summary>A table, queue or blob container that a feature needs; made at start when missing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in the storage account.</param>
public sealed record StorageResource(StorageKind Kind, string Name);
