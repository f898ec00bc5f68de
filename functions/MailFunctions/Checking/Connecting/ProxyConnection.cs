using System.Net;
using System.Net.Sockets;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Connectors;
using MailFunctions.Security;
using MailKit.Net.Proxy;

namespace MailFunctions.Checking.Connecting;

/// <summary>
/// Connects to a mail server through a network connector. The connector's own name is resolved here and held to the egress policy; the
/// server's name is the proxy's to resolve, as it may mean something in its network only.
/// </summary>
internal sealed class ProxyConnection(EgressPolicy egress, StepTimer steps, TimeSpan patience, ConnectorRoute route)
{
    private Connector Connector => route.Connector;

    /// <summary>Connects.</summary>
    /// <exception cref="MailboxException">The connector cannot be reached or refuses, or the server cannot be reached through it.</exception>
    public async Task<Stream> OpenAsync(Account account, CancellationToken cancellationToken)
    {
        if (!egress.MayName(account.Address))
        {
            throw steps.Fail(CheckStep.Resolve, Refusals.EgressDenied(account));
        }

        var addresses = await steps.RunAsync(
            CheckStep.Resolve,
            patience * 2,
            ResolveAsync,
            found => $"{Connector.Name}: {string.Join(", ", found)}",
            cancellationToken);
        return await steps.RunAsync(
            CheckStep.Connect,
            patience * 3,
            stop => ConnectAsync(addresses, account, stop),
            _ => $"{account.Address}:{account.Port} through {Connector.Name}",
            cancellationToken);
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await egress.ResolveAsync(Connector.Address, cancellationToken).WaitAsync(patience, cancellationToken);
            return addresses.Count > 0 ? addresses : throw new MailboxException(ProxyFailures.EgressDenied(Connector));
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            throw new MailboxException(ProxyFailures.NotResolved(Connector, exception), exception);
        }
    }

    private async Task<Stream> ConnectAsync(IReadOnlyList<IPAddress> addresses, Account account, CancellationToken cancellationToken)
    {
        // Whether the proxy is there is asked first, so that its silence is told from that of the server behind it.
        var address = await FirstAnsweringAsync(addresses, cancellationToken);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(patience);
        try
        {
            return await Client(address).ConnectAsync(HostOf(account), account.Port, enough.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is
            ProxyProtocolException or SocketException or IOException or OperationCanceledException or ArgumentException or MailKit.Security.AuthenticationException)
        {
            throw new MailboxException(ProxyFailures.Explain(exception, Connector, account), exception);
        }
    }

    private async Task<IPAddress> FirstAnsweringAsync(IReadOnlyList<IPAddress> addresses, CancellationToken cancellationToken)
    {
        Exception? failure = null;
        foreach (var address in addresses)
        {
            using var share = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            share.CancelAfter(patience / addresses.Count);
            try
            {
                using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(address, Connector.Port, share.Token);
                return address;
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                failure = exception;
            }
        }

        throw new MailboxException(ProxyFailures.Unreachable(Connector, failure), failure);
    }

    /// <summary>
    /// The server as the proxy is told it: an address in its plain spelling, as proxies may read 010.0.0.1 otherwise than the policy did.
    /// HTTP puts IPv6 addresses in brackets (RFC 3986, section 3.2.2).
    /// </summary>
    private string HostOf(Account account) => HostText.AddressOf(account.Address) switch
    {
        null => account.Address,
        { AddressFamily: AddressFamily.InterNetworkV6 } address when Connector.Type == ConnectorType.Http => $"[{address}]",
        var address => $"{address}",
    };

    private ProxyClient Client(IPAddress address)
    {
        var host = address.ToString();
        var login = Connector.UserName is { } user ? new NetworkCredential(user, route.Password ?? "") : null;
        return (Connector.Type, login) switch
        {
            (ConnectorType.Socks4a, null) => new Socks4aClient(host, Connector.Port),
            (ConnectorType.Socks4a, not null) => new Socks4aClient(host, Connector.Port, login),
            (ConnectorType.Socks5, null) => new Socks5Client(host, Connector.Port),
            (ConnectorType.Socks5, not null) => new Socks5Client(host, Connector.Port, login),
            (_, null) => new HttpProxyClient(host, Connector.Port),
            (_, not null) => new HttpProxyClient(host, Connector.Port, login),
        };
    }
}
