namespace MailFunctions.Tests.Growth;

/// <summary>What Azure says that one of each takes, a second unless said otherwise.</summary>
internal static class AzureLimits
{
    /// <summary>Reads of secrets: 4,000 in ten seconds (https://learn.microsoft.com/azure/key-vault/general/service-limits).</summary>
    public const double VaultReads = 400;

    /// <summary>Rows of 1 KiB in a storage account (https://learn.microsoft.com/azure/storage/tables/scalability-targets).</summary>
    public const double TableRows = 20_000;

    /// <summary>Messages of a queue (https://learn.microsoft.com/azure/storage/queues/scalability-targets).</summary>
    public const double QueueMessages = 2_000;

    /// <summary>Instances of an app on Flex Consumption (https://learn.microsoft.com/azure/azure-functions/flex-consumption-plan).</summary>
    public const double Instances = 1_000;

    /// <summary>Seconds until the timer is due again.</summary>
    public const double DispatchSeconds = 60;
}
