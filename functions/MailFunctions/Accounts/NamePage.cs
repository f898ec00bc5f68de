using MailFunctions.Storage;

namespace MailFunctions.Accounts;

/// <summary>The first rows by name of all that are offered; memory holds one page, however many are offered.</summary>
internal sealed class NamePage(int size, string? after, bool descending)
{
    private readonly SortedList<string, AccountRecord> _rows = new(size + 1, Order(descending));

    /// <summary>The page's rows in order.</summary>
    public IEnumerable<AccountRecord> Rows => _rows.Values;

    /// <summary>Takes the record if it belongs on the page as far as is known now.</summary>
    public void Offer(AccountRecord record)
    {
        var key = NameKey.Of(record.Account.Name);
        if (after is not null && _rows.Comparer.Compare(key, after) <= 0)
        {
            return;
        }

        if (_rows.Count == size && _rows.Comparer.Compare(key, _rows.GetKeyAtIndex(size - 1)) >= 0)
        {
            return;
        }

        _rows[key] = record;
        if (_rows.Count > size)
        {
            _rows.RemoveAt(size);
        }
    }

    private static Comparer<string> Order(bool descending) => descending
        ? Comparer<string>.Create((left, right) => string.CompareOrdinal(right, left))
        : Comparer<string>.Create(string.CompareOrdinal);
}
