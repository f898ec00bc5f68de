using System.Collections.Concurrent;
using MailFunctions.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MailFunctions.Checking.Servers;

/// <summary>The mail servers that this instance has had to do with.</summary>
public sealed class MailServers(IOptions<ServerOptions> options, TimeProvider clock, ILogger<MailServers> logger)
{
    private readonly ConcurrentDictionary<string, MailServer> _servers = new(StringComparer.OrdinalIgnoreCase);

    private readonly WaitingRoom _room = new();

    /// <summary>The server of an account.</summary>
    public MailServer Of(Account account) => Of(account.Server);

    /// <summary>The server of a name as <see cref="Account.Server"/> gives it.</summary>
    public MailServer Of(string server) => _servers.GetOrAdd(
        server,
        name => new MailServer(name, options.Value.ConnectionsTo(HostOf(name)), _room, options.Value, clock, logger));

    private static string HostOf(string server)
    {
        var colon = server.LastIndexOf(':');
        return colon < 0 ? server : server[..colon];
    }
}
