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
        if (IPAddress.TryParse(account.Address, out var literal) && !egress.IsAllowed(literal))
        {
            throw steps.Fail(CheckStep.Resolve, Refusals.EgressDenied(account));
        }

        var addresses = await steps.RunAsync(
            CheckStep.Resolve,
            patience,
            ResolveAsync,
            found => $"{Connector.Name}: {string.Join(", ", found)}",
            cancellationToken);
        return await steps.RunAsync(
            CheckStep.Connect,
            patience * 2,
            stop => ConnectAsync(addresses, account, stop),
            _ => $"{account.Address}:{account.Port} through {Connector.Name}",
            cancellationToken);
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await egress.ResolveAsync(Connector.Address, cancellationToken).WaitAsync(cancellationToken);
            return addresses.Count > 0 ? addresses : throw new MailboxException(ProxyFailures.EgressDenied(Connector));
        }
        catch (SocketException exception)
        {
            throw new MailboxException(ProxyFailures.NotResolved(Connector, exception), exception);
        }
        catch (OperationCanceledException exception)
        {
            throw new MailboxException(ProxyFailures.NotResolved(Connector, exception), exception);
        }
    }

    private async Task<Stream> ConnectAsync(IReadOnlyList<IPAddress> addresses, Account account, CancellationToken cancellationToken)
    {
        // Whether the proxy is there is asked first, so that its silence is told from that of the server behind it.
        var address = await FirstAnsweringAsync(addresses, cancellationToken);
        try
        {
            return await Client(address).ConnectAsync(account.Address, account.Port, cancellationToken);
        }
        catch (Exception exception) when (exception is ProxyProtocolException or SocketException or IOException or OperationCanceledException or MailKit.Security.AuthenticationException)
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
