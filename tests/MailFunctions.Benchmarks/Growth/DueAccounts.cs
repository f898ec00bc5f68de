using MailFunctions.Accounts;
using MailFunctions.Tests.Faults;

namespace MailFunctions.Benchmarks.Growth;

/// <summary>Accounts that are due, evenly among many that are not.</summary>
internal static class DueAccounts
{
    // Nothing is overdue however far the clock goes.
    private const int LongestIntervalMinutes = 1440;

    /// <summary>Makes some of the accounts due, as a change of their settings does.</summary>
    /// <param name="checker">The product's parts.</param>
    /// <param name="accounts">How many accounts there are.</param>
    /// <param name="due">How many of them are to be due.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task MakeAsync(Checker checker, int accounts, int due, CancellationToken cancellationToken)
    {
        var store = checker.Get<AccountStore>();
        var now = checker.Get<TimeProvider>().GetUtcNow();
        foreach (var number in Enumerable.Range(0, due))
        {
            var present = (await store.FindAsync(new(1 + (number * (accounts / due))), cancellationToken))!;
            var account = present.Account with { Enabled = true, CheckIntervalMinutes = LongestIntervalMinutes };
            await store.UpdateAsync(present, account, AccountSchedule.Schedule(account, present.State, now), cancellationToken);
        }
    }
}
