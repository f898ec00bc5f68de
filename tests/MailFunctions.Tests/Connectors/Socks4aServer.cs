using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MailFunctions.Tests.Connectors;

/// <summary>A SOCKS 4a proxy that knows one name, which nobody else does: it stands for 127.0.0.1.</summary>
internal sealed class Socks4aServer : IAsyncDisposable
{
    /// <summary>The name.</summary>
    public const string KnownName = "mail.inside.test";

    private const byte Granted = 90;
    private const byte Rejected = 91;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    /// <summary>Starts it.</summary>
    public Socks4aServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The names that it was asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

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
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new byte[8];
                await stream.ReadExactlyAsync(head, _stop.Token);
                await ReadTextAsync(stream);
                var name = await ReadTextAsync(stream);
                Asked.Enqueue(name);
                if (name != KnownName)
                {
                    await stream.WriteAsync(new byte[] { 0, Rejected, 0, 0, 0, 0, 0, 0 }, _stop.Token);
                    return;
                }

                await server.ConnectAsync(IPAddress.Loopback, BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)), _stop.Token);
                await stream.WriteAsync(new byte[] { 0, Granted, 0, 0, 0, 0, 0, 0 }, _stop.Token);
                await Task.WhenAny(stream.CopyToAsync(server.GetStream(), _stop.Token), server.GetStream().CopyToAsync(stream, _stop.Token));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side left, or the test is over.
            }
        }
    }

    private async Task<string> ReadTextAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var octet = new byte[1];
        while (await stream.ReadAsync(octet, _stop.Token) == 1 && octet[0] != 0)
        {
            text.Append((char)octet[0]);
        }

        return text.ToString();
    }
}
