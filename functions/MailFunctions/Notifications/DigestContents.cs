using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;
using MailFunctions.Checking.Servers;

namespace MailFunctions.Notifications;

/// <summary>Gathers what a digest says, group by group; memory grows with groups, not with accounts.</summary>
internal sealed class DigestContents
{
    // A row of Table Storage holds 32,768 characters in a column.
    private const int MaxGroups = 15;
    private const int MaxNames = 120;
    private const int MaxNamesOfGroup = 20;
    private const int MaxExplanation = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Trouble, string, CheckErrorCode?), Group> _groups = [];

    /// <summary>Adds an account.</summary>
    /// <param name="note">What is known of it.</param>
    /// <param name="trouble">What ails it.</param>
    /// <param name="isFlapping">Whether that changes all the time.</param>
    /// <param name="since">Since when, UTC.</param>
    public void Add(HealthNote note, Trouble trouble, bool isFlapping, DateTimeOffset? since)
    {
        var error = trouble is Trouble.Failing or Trouble.Suspended ? note.Error : null;
        lock (_lock)
        {
            // What is the server's fault looks different from account to account: most were not even tried.
            var key = (trouble, note.Server, error is not null && ServerFailures.IsOfServer(error) ? CheckErrorCode.ServerUnavailable : error?.Code);
            if (!_groups.TryGetValue(key, out var group))
            {
                _groups[key] = group = new();
            }

            group.Accounts++;
            group.Flapping += isFlapping ? 1 : 0;
            group.Since = since < group.Since || group.Since is null ? since : group.Since;
            group.Error = group.Error is null or { Code: CheckErrorCode.ServerUnavailable } ? error ?? group.Error : group.Error;
            group.First[note.Id.Value] = note;
            if (group.First.Count > MaxNamesOfGroup)
            {
                group.First.RemoveAt(MaxNamesOfGroup);
            }
        }
    }

    /// <summary>The digest that says all this; <see langword="null"/> if there is nothing to say.</summary>
    /// <param name="digest">The digest without contents.</param>
    /// <param name="nameOf">Gives the name of an account of which a note says nothing.</param>
    public async Task<HealthDigest?> CompleteAsync(HealthDigest digest, Func<AccountId, Task<string>> nameOf)
    {
        var ordered = _groups.OrderBy(group => Order(group.Key.Item1)).ThenByDescending(group => group.Value.Accounts).ToList();
        var names = MaxNames;
        var groups = new List<DigestGroup>();
        foreach (var ((trouble, server, _), group) in ordered.Take(MaxGroups))
        {
            var first = group.First.Values.Take(names).ToList();
            names -= first.Count;
            var named = await Task.WhenAll(first.Select(note => note.Name.Length > 0 ? Task.FromResult(note.Name) : nameOf(note.Id)));
            groups.Add(new(trouble, server, group.Error?.Code, Explanation(group), group.Accounts, group.Flapping, group.Since, named));
        }

        return groups.Count == 0 ? null : digest with { Groups = groups, MoreAccounts = ordered.Skip(MaxGroups).Sum(group => group.Value.Accounts) };
    }

    private static string? Explanation(Group group) => group.Error?.Message is { } words ? words[..Math.Min(words.Length, MaxExplanation)] : null;

    private static int Order(Trouble trouble) => trouble switch
    {
        Trouble.Suspended => 0,
        Trouble.Failing => 1,
        Trouble.Overdue => 2,
        _ => 3,
    };

    private sealed class Group
    {
        public SortedList<int, HealthNote> First { get; } = [];

        public CheckError? Error { get; set; }

        public int Accounts { get; set; }

        public int Flapping { get; set; }

        public DateTimeOffset? Since { get; set; }
    }
}
