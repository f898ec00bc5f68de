using System.Globalization;

namespace MailFunctions.Accounts;

/// <summary>A stretch of ids within one block, in the order of a report.</summary>
/// <param name="First">The lowest id.</param>
/// <param name="Last">The highest id.</param>
internal readonly record struct AccountBlock(AccountId First, AccountId Last)
{
    /// <summary>The keys' part of a query for the rows of a kind.</summary>
    /// <param name="row">Makes the row key of the kind from an id.</param>
    public string Keys(Func<AccountId, string> row) => string.Create(
        CultureInfo.InvariantCulture,
        $"PartitionKey eq '{AccountKeys.Partition(First)}' and RowKey ge '{row(First)}' and RowKey le '{row(Last)}'");

    /// <summary>The stretch from an id to the end of its block.</summary>
    public static AccountBlock From(AccountId from) => new(from, new(EndOf(from.Value)));

    /// <summary>The stretches after a stretch, upwards: whole blocks.</summary>
    public IEnumerable<AccountBlock> Upwards(AccountId last)
    {
        for (var first = Last.Value + 1; first <= last.Value; first += AccountKeys.BlockSize)
        {
            yield return From(new(first));
        }
    }

    /// <summary>
    /// The stretches from an id downwards. Table Storage reads upwards only, so a whole stretch is read to get at its end:
    /// until so many ids are covered as are likely to fill the page, stretches are kept short.
    /// </summary>
    public static IEnumerable<AccountBlock> Downwards(AccountId from, int likely)
    {
        for (var end = from.Value; end >= 1;)
        {
            var length = likely > 0 ? likely : AccountKeys.BlockSize;
            var first = Math.Max(Math.Max(StartOf(end), end - length + 1), 1);
            yield return new(new(first), new(end));
            likely -= end - first + 1;
            end = first - 1;
        }
    }

    private static int StartOf(int id) => id / AccountKeys.BlockSize * AccountKeys.BlockSize;

    private static int EndOf(int id) => StartOf(id) + AccountKeys.BlockSize - 1;
}
