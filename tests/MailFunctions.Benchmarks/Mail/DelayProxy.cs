using System.Net;
using System.Net.Sockets;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Benchmarks.Mail;

/// <summary>Puts a server on this machine a fixed round trip away, for any number of connections, without limiting what they carry.</summary>
internal sealed class DelayProxy : IAsyncDisposable
{
    private readonly LoopbackListener _listener;
    private readonly int _target;
    private readonly TimeSpan _roundTrip;

    /// <summary>Starts it.</summary>
    /// <param name="target">The server's port.</param>
    /// <param name="roundTrip">How long a byte takes to the server, and an answer from there back.</param>
    public DelayProxy(int target, TimeSpan roundTrip)
    {
        (_target, _roundTrip) = (target, roundTrip);
        _listener = new(RelayAsync);
    }

    /// <summary>Where the server seems to be, on 127.0.0.1.</summary>
    public int Port => _listener.Port;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task RelayAsync(TcpClient accepted, CancellationToken stop)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (accepted)
        {
            var client = accepted.Client;
            client.NoDelay = true;

            // To connect takes a round trip, but took the client no time here: until the server is heard, the client is that much ahead.
            // The server hears of the connection with the client's answer to its answer (RFC 9293, section 3.5).
            var (oneWay, opening) = (_roundTrip / 2, _roundTrip * 1.5);
            var (asking, answering) = (new DelayLine(opening), new DelayLine(oneWay));
            var asked = UntilGoneAsync(asking.TakeAsync(client, stop));
            await UntilGoneAsync(ConnectAsync(server, opening, stop));
            await Task.WhenAll(
                asked,
                UntilGoneAsync(asking.GiveAsync(server, () => { }, stop)),
                UntilGoneAsync(answering.TakeAsync(server, stop)),
                UntilGoneAsync(answering.GiveAsync(client, () => asking.Delay = oneWay, stop)));
        }
    }

    private async Task ConnectAsync(Socket server, TimeSpan delay, CancellationToken stop)
    {
        await Task.Delay(delay, stop);
        await server.ConnectAsync(IPAddress.Loopback, _target, stop);
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
