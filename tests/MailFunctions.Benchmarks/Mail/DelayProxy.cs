using System.Net;
using System.Net.Sockets;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Puts a server on this machine a fixed round trip away, for any number of connections, without limiting what they carry.</summary>
internal sealed class DelayProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly TimeSpan _roundTrip;
    private readonly Task _accepting;

    /// <summary>Starts it.</summary>
    /// <param name="target">The server's port.</param>
    /// <param name="roundTrip">How long a byte takes to the server, and an answer from there back.</param>
    public DelayProxy(int target, TimeSpan roundTrip)
    {
        (_target, _roundTrip) = (target, roundTrip);
        _listener.Start(backlog: 1024);
        _accepting = AcceptAsync();
    }

    /// <summary>Where the server seems to be, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
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
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                connections.RemoveAll(connection => connection.IsCompleted);
                connections.Add(RelayAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;

            // To connect takes a round trip, but took the client no time here: until the server is heard, the client is that much ahead.
            // The server hears of the connection with the client's answer to its answer (RFC 9293, section 3.5).
            var (oneWay, opening) = (_roundTrip / 2, _roundTrip * 1.5);
            var (asking, answering) = (new DelayLine(opening), new DelayLine(oneWay));
            var asked = UntilGoneAsync(asking.TakeAsync(client, _stop.Token));
            await UntilGoneAsync(ConnectAsync(server, opening));
            await Task.WhenAll(
                asked,
                UntilGoneAsync(asking.GiveAsync(server, () => { }, _stop.Token)),
                UntilGoneAsync(answering.TakeAsync(server, _stop.Token)),
                UntilGoneAsync(answering.GiveAsync(client, () => asking.Delay = oneWay, _stop.Token)));
        }
    }

    private async Task ConnectAsync(Socket server, TimeSpan delay)
    {
        await Task.Delay(delay, _stop.Token);
        await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
    }

    private static async Task UntilGoneAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            // One side is gone, which the other hears as the end of what it has to say; or all of it is over.
        }
    }
}
