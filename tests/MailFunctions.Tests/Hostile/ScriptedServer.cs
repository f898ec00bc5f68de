using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace MailFunctions.Tests.Hostile;

/// <summary>A mail server that does what a script says, and nothing else: the way to meet every misbehaviour on purpose.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<ScriptedConnection, Task> _script;
    private readonly Task _accepting;

    /// <summary>Starts a server.</summary>
    /// <param name="script">What it does with each connection; the connection ends when it returns.</param>
    public ScriptedServer(Func<ScriptedConnection, Task> script)
    {
        _script = script;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every line it was sent, over all connections, in their order.</summary>
    public ConcurrentQueue<string> Received { get; } = [];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        await using var connection = new ScriptedConnection(client, Received, _stop.Token);
        try
        {
            await _script(connection);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side left in the middle of the script, or the test is over.
        }
    }
}
