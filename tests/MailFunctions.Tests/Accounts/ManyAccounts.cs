using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Accounts;

/// <summary>Accounts by the thousand, put into storage directly. None is due within a month.</summary>
internal static class ManyAccounts
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 8 };

    /// <summary>The name of an account.</summary>
    public static string Name(int id) => $"Account number {id}";

    /// <summary>Its settings: every second POP3, every third without keep copy, every tenth disabled.</summary>
    public static Account Of(int id, DateTimeOffset now) => new AccountDraft
    {
        Name = Name(id),
        Enabled = id % 10 != 0,
        AutomaticCheck = true,
        KeepCopy = id % 3 != 0,
        Protocol = id % 2 == 0 ? MailProtocol.Pop3 : MailProtocol.Imap,
        Address = "mail.example.com",
        ConnectionType = ConnectionType.Ssl,
        CredentialId = "0123456789abcdef0123456789abcdef",
    }.ToAccount(new(id), "seed", now);

    /// <summary>Puts them there.</summary>
    public static async Task SeedAsync(AzuriteServer azurite, int count)
    {
        var tables = new TableServiceClient(azurite.ConnectionString);
        var (accounts, names) = (tables.GetTableClient("Accounts"), tables.GetTableClient("AccountNames"));
        var now = DateTimeOffset.UtcNow;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, count).GroupBy(id => id / 1000).SelectMany(block => block.Chunk(50)),
            AtOnce,
            async (ids, stop) => await accounts.SubmitTransactionAsync(ids.SelectMany(id => Rows(id, now)), stop));
        await Parallel.ForEachAsync(
            Enumerable.Range(1, count).Chunk(100),
            AtOnce,
            async (ids, stop) => await names.SubmitTransactionAsync(
                ids.Select(id => Add(new TableEntity("names", NameKey.Of(Name(id))) { ["Owner"] = new AccountId(id).Key, ["Name"] = Name(id) })), stop));
        await accounts.AddEntityAsync(AccountCounter.Entity(count));
    }

    private static IEnumerable<TableTransactionAction> Rows(int id, DateTimeOffset now)
    {
        var account = Of(id, now);
        yield return Add(AccountEntity.Of(account));
        yield return Add(AccountEntity.Of(account.Id, AccountSchedule.Schedule(account, AccountState.New, now.AddDays(30))));
    }

    private static TableTransactionAction Add(TableEntity entity) => new(TableTransactionActionType.Add, entity);
}
