using System.Collections.Concurrent;
using MailFunctions.Accounts;
using MailKit.Net.Imap;

namespace MailFunctions.Checking.Connecting;

/// <summary>What IMAP servers offered before a log-in, as long as this process runs: whoever knows need not ask.</summary>
internal sealed class ImapHabits
{
    private const int MaxServers = 10_000;

    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> _mechanisms = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How a log-in at the account's server can go in one go (SASL-IR, RFC 4959); empty if it cannot, or nothing is known.</summary>
    public IReadOnlySet<string> MechanismsOf(Account account) => _mechanisms.GetValueOrDefault(Key(account)) ?? new HashSet<string>();

    /// <summary>Remembers what a server offers to a client that has not logged in.</summary>
    public void Remember(Account account, ImapClient client)
    {
        if (client.Capabilities.HasFlag(ImapCapabilities.SaslIR) && _mechanisms.Count < MaxServers)
        {
            _mechanisms.TryAdd(Key(account), client.AuthenticationMechanisms.ToHashSet(StringComparer.OrdinalIgnoreCase));
        }
    }

    /// <summary>The server did not keep in step: nobody takes the short way to it again.</summary>
    public void Distrust(Account account) => _mechanisms[Key(account)] = new HashSet<string>();

    private static string Key(Account account) => $"{account.Address}:{account.Port}";
}
