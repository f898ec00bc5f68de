namespace MailFunctions.Tests.Growth;

/// <summary>What each piece of the product's work asks of storage, as <see cref="GrowthTests"/> measures it.</summary>
internal static class UnitCosts
{
    /// <summary>How many messages with mail were taken in by the check that was measured.</summary>
    public const int MeasuredMessages = 10;

    /// <summary>A run of the timer with nothing due, besides its blocks.</summary>
    public static StorageUse Dispatch { get; } = new(Tables: 2, Rows: 2, Blobs: 0, Queues: 0);

    /// <summary>Looking at a block of a thousand accounts of which none is due.</summary>
    public static StorageUse Block { get; } = new(Tables: 1, Rows: 1, Blobs: 0, Queues: 0);

    /// <summary>Claiming one account that is due, and queueing it.</summary>
    public static StorageUse Due { get; } = new(Tables: 1, Rows: 3, Blobs: 0, Queues: 1);

    /// <summary>A check that finds nothing new.</summary>
    public static StorageUse IdleCheck { get; } = new(Tables: 3, Rows: 4, Blobs: 0, Queues: 0);

    /// <summary>What <see cref="MeasuredMessages"/> new messages add to a check; most of the requests come with the first of them.</summary>
    public static StorageUse Mail { get; } = new(Tables: 6, Rows: 37, Blobs: 10, Queues: 0);
}
