using System.Net.Sockets;
using System.Text.RegularExpressions;
using MailFunctions.Accounts;
using MailFunctions.Connectors;
using MailFunctions.Http;

namespace MailFunctions.Checking.Failures;

/// <summary>Explains what went wrong with a network connector, and tells it from what went wrong behind it.</summary>
internal static partial class ProxyFailures
{
    private static readonly string[] ServerRefusedWords = ["connection refused"];
    private static readonly string[] ServerUnreachableWords = ["unreachable", "ttl expired", "timed out", "general server failure"];

    /// <summary>The egress policy forbids every address of the connector.</summary>
    public static CheckError EgressDenied(Connector connector) => new(
        CheckErrorCode.EgressDenied,
        CheckStep.Resolve,
        $"The network connector {connector.Name} leads only to addresses that this product may not connect to. If it is a proxy of your own network, an administrator of this product can allow it in the egress settings.");

    /// <summary>The connector's name cannot be resolved.</summary>
    public static CheckError NotResolved(Connector connector, Exception exception) => new(
        CheckErrorCode.ConnectorFailed,
        CheckStep.Resolve,
        exception is SocketException { SocketErrorCode: SocketError.HostNotFound }
            ? $"The name {connector.Address} of the network connector {connector.Name} does not exist in the DNS. Check the connector's address."
            : $"The name {connector.Address} of the network connector {connector.Name} could not be looked up in the DNS. If other names cannot either, the name servers are the trouble.");

    /// <summary>The connector does not answer.</summary>
    public static CheckError Unreachable(Connector connector, Exception? exception) => new(
        CheckErrorCode.ConnectorFailed,
        CheckStep.Connect,
        exception is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
            ? $"The network connector {connector.Name} ({connector.Address}:{connector.Port}) refused the connection: nothing listens on this port, or a firewall rejects us. Check its address and port, and whether the proxy is running."
            : $"The network connector {connector.Name} ({connector.Address}:{connector.Port}) does not answer. Check its address and port; a firewall may be dropping the connection.");

    /// <summary>The connector answered, and there is no connection with the server.</summary>
    public static CheckError Explain(Exception exception, Connector connector, Account account)
    {
        var server = $"{account.Address}:{account.Port}";
        if (exception is OperationCanceledException)
        {
            return new(CheckErrorCode.ConnectTimeout, CheckStep.Connect, $"{server} did not answer in time through the network connector {connector.Name}, which did. Check address and port; a firewall may be dropping the connection.");
        }

        // Names come first in what the client says, and headers last: neither is a reason.
        var words = exception.Message.Split('\n')[0].Trim();
        if (HttpStatus().Match(words) is { Success: true } status)
        {
            return Http(status.Groups[1].Value, status.Value, connector, server);
        }

        var reason = words[(words.LastIndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? colon + 2 : 0)..];
        if (Says(reason, ServerRefusedWords))
        {
            return new(CheckErrorCode.ConnectionRefused, CheckStep.Connect, $"{server} refused the connection, as the network connector {connector.Name} says: nothing listens on this port there, or a firewall rejects it. Check address and port.", reason);
        }

        return Says(reason, ServerUnreachableWords)
            ? new(CheckErrorCode.ConnectTimeout, CheckStep.Connect, $"{server} cannot be reached from the network connector {connector.Name}, as it says. Check the address: the connector must be able to resolve and reach it.", reason)
            : Refused(connector, reason);
    }

    private static CheckError Http(string status, string words, Connector connector, string server) => status switch
    {
        "407" => Refused(connector, words),
        "504" => new(CheckErrorCode.ConnectTimeout, CheckStep.Connect, $"{server} did not answer the network connector {connector.Name} in time, as it says. Check address and port.", words),
        "500" or "502" or "503" => new(CheckErrorCode.ConnectionRefused, CheckStep.Connect, $"The network connector {connector.Name} could not connect to {server}, as it says. Check address and port: the connector must be able to resolve and reach them.", words),
        _ => new(CheckErrorCode.ConnectorFailed, CheckStep.Connect, $"The network connector {connector.Name} does not connect to {server}. Its administrator can allow that address and port.", words),
    };

    private static CheckError Refused(Connector connector, string words) => new(
        CheckErrorCode.ConnectorFailed,
        CheckStep.Connect,
        $"The network connector {connector.Name} refused us, or does not speak {WordOf(connector.Type)}. Check its type, its user name and its password; otherwise its administrator can say why.",
        words);

    private static string WordOf(ConnectorType type) => EnumWords.Of(typeof(ConnectorType)).ElementAt((int)type);

    private static bool Says(string text, string[] words) => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"HTTP/1\.[01] (\d{3})[^\r\n]*")]
    private static partial Regex HttpStatus();
}
