namespace MailFunctions.Tests.Growth;

/// <summary>Something of which Azure gives only so much.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Most">How much there is.</param>
/// <param name="Use">How much of it an organisation uses.</param>
/// <param name="WayOn">What to do when it is used up.</param>
internal sealed record Limit(string Name, double Most, Func<Organisation, double> Use, string WayOn)
{
    private const double MostAccounts = 1_000_000_000;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Limit> All { get; } =
    [
        new("Key Vault, 400 reads a second", AzureLimits.VaultReads, o => o.VaultReads, "longer `KeyVault__VersionCacheSeconds`; fewer, larger instances; then several vaults, which takes code"),
        new("tables of one storage account, 20,000 rows a second", AzureLimits.TableRows, o => o.TableRows, "a storage account for messages beside that for accounts, which takes code; or check less often"),
        new("the run of the timer, 60 seconds", AzureLimits.DispatchSeconds, o => o.DispatchSeconds, "more blocks in flight; then several timers, each for some of the blocks, which takes code"),
        new("the queue `account-checks`, 2,000 messages a second", AzureLimits.QueueMessages, o => o.QueueMessages, "more accounts in a message"),
        new("Flex Consumption, 1,000 instances", AzureLimits.Instances, o => o.Instances, "larger instances; several apps on one storage account"),
    ];

    /// <summary>How many accounts use it up.</summary>
    public double Accounts
    {
        get
        {
            var (low, high) = (1.0, MostAccounts);
            while (high - low > 1)
            {
                var middle = Math.Floor((low + high) / 2);
                (low, high) = Use(new(middle)) > Most ? (low, middle) : (middle, high);
            }

            return low;
        }
    }
}
