using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Tests.Accounts;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>Accounts that are due, evenly among many that are not within a month; each has its marker.</summary>
internal static class DueAccounts
{
    // None of them is overdue however far the clock goes.
    private const int LongestIntervalMinutes = 1440;
    private const int PerTransaction = 50;

    /// <summary>Puts them into storage.</summary>
    /// <param name="azurite">The storage.</param>
    /// <param name="accounts">How many accounts there are.</param>
    /// <param name="due">How many of them are due.</param>
    /// <param name="now">At which time.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task SeedAsync(AzuriteServer azurite, int accounts, int due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ManyAccounts.SeedAsync(azurite, accounts);
        var table = new TableServiceClient(azurite.ConnectionString).GetTableClient(AccountKeys.Table);
        var step = accounts / due;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, accounts).GroupBy(id => id / AccountKeys.BlockSize).SelectMany(block => block.Chunk(PerTransaction)),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellationToken },
            async (ids, stop) => await table.SubmitTransactionAsync(ids.SelectMany(id => Rows(id, id % step == 1 ? now : now.AddDays(30))), stop));
    }

    private static IEnumerable<TableTransactionAction> Rows(int id, DateTimeOffset dueAt)
    {
        var account = ManyAccounts.Of(id, dueAt) with { CheckIntervalMinutes = LongestIntervalMinutes };
        var state = AccountSchedule.Schedule(account, AccountState.New, dueAt);
        yield return new(TableTransactionActionType.UpsertReplace, AccountEntity.Of(account.Id, state));
        if (AccountEntity.Marker(account, state) is { } marker)
        {
            yield return new(TableTransactionActionType.Add, marker);
        }
    }
}
