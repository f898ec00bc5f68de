using MailFunctions.Accounts;

namespace MailFunctions.Overview;

/// <summary>A count of all accounts. It holds numbers and the worst accounts only, however many there are.</summary>
public sealed class Census(DateTimeOffset countedAt)
{
    private const int MostShown = 20;
    private readonly int[] _states = new int[Enum.GetValues<CheckState>().Length];
    private readonly SortedSet<AttentionItem> _worst = new(AttentionItem.WorstFirst);
    private int _total;
    private int _attention;

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset CountedAt => countedAt;

    /// <summary>The numbers.</summary>
    public AccountCounts Counts => new(_total, _states.Sum(), Enum.GetValues<CheckState>().ToDictionary(state => state, state => _states[(int)state]));

    /// <summary>The accounts that need attention most, worst first.</summary>
    public IReadOnlyList<AttentionItem> Worst => [.. _worst];

    /// <summary>How many accounts need attention.</summary>
    public int Attention => _attention;

    /// <summary>Counts an account.</summary>
    public void Add(AccountCondition account)
    {
        _total++;
        if (account.Enabled)
        {
            _states[(int)account.State]++;
        }

        if (AttentionItem.Of(account) is { } item)
        {
            _attention++;
            _worst.Add(item);
            if (_worst.Count > MostShown)
            {
                _worst.Remove(_worst.Max!);
            }
        }
    }
}
