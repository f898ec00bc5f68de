using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Checking.Servers;

/// <summary>How considerate checking is of mail servers, per server and instance: settings <c>Checking__*</c>.</summary>
public sealed class ServerOptions
{
    /// <summary>How many connections to a server may be open at once.</summary>
    [Range(1, 1000)]
    public int ConnectionsPerServer { get; set; } = 10;

    /// <summary>What is different for single servers, by host name or address.</summary>
    public Dictionary<string, ServerOverride> Servers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>After how many accounts in a row that could not reach it a server is left alone.</summary>
    [Range(2, 1000)]
    public int FailuresUntilPause { get; set; } = 5;

    /// <summary>After how many seconds a server that is left alone is tried again; twice as long after every failure, up to 15 minutes.</summary>
    [Range(1, 900)]
    public int ProbeSeconds { get; set; } = 60;

    /// <summary>How many accounts that the server took before must be refused, and none taken, until the server is thought to be in trouble.</summary>
    [Range(2, 1000)]
    public int RefusalsUntilTrouble { get; set; } = 5;

    /// <summary>Within how many minutes these accounts must be refused.</summary>
    [Range(1, 1440)]
    public int RefusalsMinutes { get; set; } = 15;

    /// <summary>How long the first pause of a server is.</summary>
    public TimeSpan FirstPause => TimeSpan.FromSeconds(ProbeSeconds);

    /// <summary>How many connections to a host may be open at once.</summary>
    public int ConnectionsTo(string host) => Servers.GetValueOrDefault(host)?.Connections ?? ConnectionsPerServer;
}
