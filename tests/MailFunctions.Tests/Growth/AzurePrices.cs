namespace MailFunctions.Tests.Growth;

/// <summary>List prices in US dollars, East US, rounded: for the order of magnitude. Free grants and reservations are left out.</summary>
internal static class AzurePrices
{
    /// <summary>A GB of memory for a second of an instance at work, Flex Consumption.</summary>
    public const double GigabyteSecond = 0.000026;

    /// <summary>An execution of a function.</summary>
    public const double Execution = 0.40 / 1_000_000;

    /// <summary>A request to tables.</summary>
    public const double TableRequest = 0.00036 / 10_000;

    /// <summary>A request to a queue.</summary>
    public const double QueueRequest = 0.004 / 10_000;

    /// <summary>A write of a blob in the hot tier, three zones.</summary>
    public const double BlobWrite = 0.0625 / 10_000;

    /// <summary>A GB of blobs in the hot tier for a month, three zones.</summary>
    public const double BlobGigabyteMonth = 0.023;

    /// <summary>A read of a secret.</summary>
    public const double VaultRead = 0.03 / 10_000;
}
