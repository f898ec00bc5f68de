using System.Net;
using System.Net.Sockets;
using MailFunctions.Accounts;
using MailFunctions.Checking.Failures;
using MailFunctions.Connectors;
using MailFunctions.Security;

namespace MailFunctions.Checking.Connecting;

/// <summary>Resolves a server's name and connects to one of its addresses that the egress policy allows.</summary>
/// <param name="egress">The policy.</param>
/// <param name="steps">Runs and reports the steps.</param>
/// <param name="patience">How long each of the two may take.</param>
internal sealed class ServerConnection(EgressPolicy egress, StepTimer steps, TimeSpan patience)
{
    /// <summary>Connects.</summary>
    /// <param name="account">Whose server.</param>
    /// <param name="route">The way through a network connector; <see langword="null"/> to go straight.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="MailboxException">The name cannot be resolved, its addresses are forbidden, or none of them answers.</exception>
    public async Task<ServerLink> OpenAsync(Account account, ConnectorRoute? route, CancellationToken cancellationToken)
    {
        if (route is not null)
        {
            return new ServerLink(await new ProxyConnection(egress, steps, patience, route).OpenAsync(account, cancellationToken));
        }

        var addresses = await steps.RunAsync(
            CheckStep.Resolve,
            patience,
            stop => ResolveAsync(account, stop),
            found => string.Join(", ", found),
            cancellationToken);
        return new ServerLink(await steps.RunAsync(
            CheckStep.Connect,
            patience,
            stop => ConnectAsync(addresses, account.Port, stop),
            socket => $"{socket.RemoteEndPoint}",
            cancellationToken));
    }

    private async Task<IReadOnlyList<IPAddress>> ResolveAsync(Account account, CancellationToken cancellationToken)
    {
        // Not every system lets go of a look-up that is under way.
        var addresses = await egress.ResolveAsync(account.Address, cancellationToken).WaitAsync(cancellationToken);
        return addresses.Count > 0 ? addresses : throw new MailboxException(Refusals.EgressDenied(account));
    }

    private async Task<Socket> ConnectAsync(IReadOnlyList<IPAddress> addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; i < addresses.Count - 1; i++)
        {
            // An address that does not answer must leave time for those behind it.
            using var share = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            share.CancelAfter(patience / addresses.Count);
            try
            {
                return await ConnectAsync(addresses[i], port, share.Token);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // The next address may do better, and the last one's failure is told.
            }
        }

        return await ConnectAsync(addresses[^1], port, cancellationToken);
    }

    private static async Task<Socket> ConnectAsync(IPAddress address, int port, CancellationToken cancellationToken)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
