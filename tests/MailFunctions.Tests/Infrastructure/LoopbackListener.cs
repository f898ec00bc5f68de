using System.Net;
using System.Net.Sockets;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Listens on this machine, and serves any number of connections side by side until it is told to end.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<TcpClient, CancellationToken, Task> _serve;
    private readonly Task _accepting;

    /// <summary>Begins to listen.</summary>
    /// <param name="serve">Serves a connection, which belongs to it; must not fail when the other side leaves or the token is cancelled.</param>
    /// <param name="port">The port; any that is free if 0.</param>
    public LoopbackListener(Func<TcpClient, CancellationToken, Task> serve, int port = 0)
    {
        _serve = serve;
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                connections.RemoveAll(connection => connection.IsCompletedSuccessfully);
                connections.Add(_serve(client, _stop.Token));
            }
        }
        catch (OperationCanceledException)
        {
            _listener.Dispose();
            await Task.WhenAll(connections);
        }
    }
}
