using System.Globalization;
using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>The keys of the table <c>Accounts</c>: a partition for every 1,000 ids, and in it rows by kind.</summary>
internal static class AccountKeys
{
    /// <summary>The table's name.</summary>
    public const string Table = "Accounts";

    /// <summary>How many ids share a partition.</summary>
    public const int BlockSize = 1000;

    /// <summary>The highest id that there can be: the number of its block has six digits.</summary>
    public const int HighestId = (1_000_000 * BlockSize) - 1;

    /// <summary>The number of the block that holds the id.</summary>
    public static int BlockOf(AccountId id) => id.Value / BlockSize;

    /// <summary>The partition of a block.</summary>
    public static string Partition(int block) => block.ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The partition that holds the id.</summary>
    public static string Partition(AccountId id) => Partition(BlockOf(id));

    /// <summary>The row of the account's settings.</summary>
    public static string Settings(AccountId id) => "a:" + id.Key;

    /// <summary>The row of what checking knows.</summary>
    public static string State(AccountId id) => "s:" + id.Key;

    /// <summary>The row that says the account was deleted and its messages are to be purged.</summary>
    public static string Purge(AccountId id) => "x:" + id.Key;

    /// <summary>The row of what is known of the account's health, and was told of it.</summary>
    public static string Health(AccountId id) => "h:" + id.Key;

    /// <summary>The row of something that happened to the account at a time.</summary>
    public static string Event(DateTimeOffset at, AccountId id) => $"e:{TimeKeys.OldestFirst(at)}:{id.Key}";

    /// <summary>The row that says the account is to be checked at a time.</summary>
    public static string Due(DateTimeOffset dueAt, AccountId id) => DuePrefix(dueAt) + id.Key;

    /// <summary>The time back from <see cref="Due"/>, UTC.</summary>
    public static DateTimeOffset DueAt(string rowKey) => TimeKeys.FromOldestFirst(rowKey.Split(':')[1]);

    /// <summary>What the keys of all markers at a time begin with; those before it sort before it.</summary>
    public static string DuePrefix(DateTimeOffset dueAt) => $"d:{TimeKeys.OldestFirst(dueAt)}:";

    /// <summary>The account that a row of any kind belongs to.</summary>
    public static AccountId IdOf(string rowKey) => AccountId.FromKey(rowKey.AsSpan(rowKey.Length - 10));
}
