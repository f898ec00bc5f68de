using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Checking.Servers;
using MailFunctions.Credentials;

namespace MailFunctions.Tests.Growth;

/// <summary>What an organisation's accounts ask of Azure while all goes well: the simulation. Rates are per second.</summary>
/// <param name="Accounts">How many accounts are checked automatically, each with a credential of its own.</param>
internal sealed record Organisation(double Accounts)
{
    /// <summary>How often an account is checked, in minutes.</summary>
    public const int IntervalMinutes = 5;

    /// <summary>How many messages an account gets a day.</summary>
    public const int MessagesPerDay = 20;

    /// <summary>How large these are on average, in kilobytes.</summary>
    public const int MessageKilobytes = 75;

    /// <summary>For how many days they are kept.</summary>
    public const int MessageDays = 30;

    /// <summary>The memory of an instance, in GB.</summary>
    public const double InstanceGigabytes = 2;

    // MailKit with 64 connections over TLS, 40 ms away, makes 171 checks a second on two cores.
    private const double ProcessorSecondsPerCheck = 2 / 171.0;

    // An instance of 2 GB has one core, and is not planned to be busier than this.
    private const double BusyAtMost = 0.7;

    // Within a region: a small request, and a transaction of a hundred rows.
    private const double RequestSeconds = 0.01;
    private const double TransactionSeconds = 0.04;

    private const double SecondsPerDay = 86_400;
    private const double SecondsPerMonth = SecondsPerDay * 365 / 12;

    private static readonly double SecretCachedSeconds = new VaultOptions().VersionCacheSeconds;

    public double Checks => Accounts / (IntervalMinutes * 60);

    public double Messages => Accounts * MessagesPerDay / SecondsPerDay;

    public double Instances => Math.Max(1, Math.Ceiling(Checks * ProcessorSecondsPerCheck / BusyAtMost));

    public double QueueMessages => Checks / DueBatches.AccountsPerMessage;

    public double TableRequests => PerRun(UnitCosts.Dispatch.Tables + (Blocks * UnitCosts.Block.Tables) + Claims) +
        (Checks * UnitCosts.IdleCheck.Tables) + (Messages * UnitCosts.Mail.Tables);

    public double TableRows => PerRun(UnitCosts.Dispatch.Rows + (Blocks * UnitCosts.Block.Rows)) +
        (Checks * (UnitCosts.Due.Rows + UnitCosts.IdleCheck.Rows)) + (Messages * UnitCosts.Mail.Rows / UnitCosts.MeasuredMessages);

    /// <summary>
    /// An instance keeps a secret for a while. The more instances there are, the rarer an account comes back to one that has its secret:
    /// that one reads it anew after the time it is kept, and the time until the account comes back.
    /// </summary>
    public double VaultReads => Accounts * Instances / (SecretCachedSeconds + (Instances * IntervalMinutes * 60));

    /// <summary>How long a run of the timer takes, in seconds.</summary>
    public double DispatchSeconds =>
        ((Blocks * RequestSeconds) + (Claims * TransactionSeconds) + (QueueMessages * 60 * RequestSeconds)) / DueDispatch.BlocksInFlight;

    /// <summary>What it costs a month, in US dollars, without what is paid for at any size.</summary>
    public Bill Bill => new(
        Functions: SecondsPerMonth * ((Instances * InstanceGigabytes * AzurePrices.GigabyteSecond) + (QueueMessages * AzurePrices.Execution)),
        Tables: SecondsPerMonth * TableRequests * AzurePrices.TableRequest,
        // A message is put, taken and deleted.
        Queues: SecondsPerMonth * QueueMessages * 3 * AzurePrices.QueueRequest,
        Blobs: (SecondsPerMonth * Messages * AzurePrices.BlobWrite) +
            (Accounts * MessagesPerDay * MessageDays * MessageKilobytes / 1_000_000 * AzurePrices.BlobGigabyteMonth),
        Vault: SecondsPerMonth * VaultReads * AzurePrices.VaultRead);

    private double Blocks => Math.Ceiling(Accounts / AccountKeys.BlockSize);

    // Accounts are due evenly, but each block's are claimed apart.
    private double Claims => Blocks * Math.Ceiling(Math.Min(Accounts, AccountKeys.BlockSize) / IntervalMinutes / DueMarkers.ClaimsPerTransaction);

    private static double PerRun(double requests) => requests / 60;
}
