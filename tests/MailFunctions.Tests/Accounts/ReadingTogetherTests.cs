using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts;

/// <summary>Several accounts read at once, near each other or not.</summary>
public sealed class ReadingTogetherTests(OwnStorage storage) : IClassFixture<OwnStorage>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_account_that_there_is_comes_with_its_own_state()
    {
        var tables = new TableServiceClient(storage.Azurite.ConnectionString);
        foreach (var table in new[] { "Accounts", "AccountNames" })
        {
            await tables.CreateTableIfNotExistsAsync(table, Stop);
        }

        await ManyAccounts.SeedAsync(storage.Azurite, 1200);
        var store = new AccountStore(tables);

        int[][] wishes = [[], [7], [1, 2, 3, 4], [4, 2, 2, 9], [1, 900], [998, 999, 1000, 1001], [1199, 1200, 1201, 5000], [5000]];
        foreach (var wish in wishes)
        {
            var ids = wish.Select(id => new AccountId(id)).ToList();

            var records = await store.FindAllAsync(ids, Stop);

            records.Keys.Order().ShouldBe(ids.Distinct().Where(id => id.Value <= 1200).Order());
            foreach (var (id, record) in records)
            {
                var alone = (await store.FindAsync(id, Stop)).ShouldNotBeNull();
                (record.Account, record.State.ETag, record.State.NextCheckAt).ShouldBe((alone.Account, alone.State.ETag, alone.State.NextCheckAt));
            }
        }
    }
}
