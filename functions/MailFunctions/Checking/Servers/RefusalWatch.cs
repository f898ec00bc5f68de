using MailFunctions.Accounts;

namespace MailFunctions.Checking.Servers;

/// <summary>
/// Notices that a server refuses everybody: when many accounts that it took before are refused within a short time, and none
/// is taken, the server is in trouble and not the accounts. Not safe for use by several threads at once.
/// </summary>
internal sealed class RefusalWatch(ServerOptions options, TimeProvider clock)
{
    private readonly Dictionary<AccountId, DateTimeOffset> _refusedAt = [];

    /// <summary>Whether the server is in trouble; it stays so until it takes somebody.</summary>
    public bool IsTrouble { get; private set; }

    /// <summary>The server took an account.</summary>
    public void Taken()
    {
        IsTrouble = false;
        _refusedAt.Clear();
    }

    /// <summary>The server refused an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="knownGood">Whether the server took it before.</param>
    /// <returns>Whether the server is in trouble.</returns>
    public bool Refused(AccountId account, bool knownGood)
    {
        if (IsTrouble || !knownGood)
        {
            return IsTrouble;
        }

        var now = clock.GetUtcNow();
        var old = now - TimeSpan.FromMinutes(options.RefusalsMinutes);
        foreach (var (id, _) in _refusedAt.Where(pair => pair.Value < old).ToList())
        {
            _refusedAt.Remove(id);
        }

        _refusedAt[account] = now;
        return IsTrouble = _refusedAt.Count >= options.RefusalsUntilTrouble;
    }
}
