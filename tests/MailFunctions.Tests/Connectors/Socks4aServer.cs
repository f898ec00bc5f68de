using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Connectors;

/// <summary>A SOCKS 4a proxy that knows one name, which nobody else does: it stands for 127.0.0.1.</summary>
internal sealed class Socks4aServer : IAsyncDisposable
{
    /// <summary>The name.</summary>
    public const string KnownName = "mail.inside.test";

    private const byte Granted = 90;
    private const byte Rejected = 91;
    private readonly LoopbackListener _listener;

    /// <summary>Starts it.</summary>
    public Socks4aServer() => _listener = new(ServeAsync);

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port => _listener.Port;

    /// <summary>The names that it was asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = new byte[8];
                await stream.ReadExactlyAsync(head, stop);
                await ReadTextAsync(stream, stop);
                var name = await ReadTextAsync(stream, stop);
                Asked.Enqueue(name);
                if (name != KnownName)
                {
                    await stream.WriteAsync(new byte[] { 0, Rejected, 0, 0, 0, 0, 0, 0 }, stop);
                    return;
                }

                await server.ConnectAsync(IPAddress.Loopback, BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)), stop);
                await stream.WriteAsync(new byte[] { 0, Granted, 0, 0, 0, 0, 0, 0 }, stop);
                await Task.WhenAny(stream.CopyToAsync(server.GetStream(), stop), server.GetStream().CopyToAsync(stream, stop));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One side left, or the test is over.
            }
        }
    }

    private static async Task<string> ReadTextAsync(NetworkStream stream, CancellationToken stop)
    {
        var text = new StringBuilder();
        var octet = new byte[1];
        while (await stream.ReadAsync(octet, stop) == 1 && octet[0] != 0)
        {
            text.Append((char)octet[0]);
        }

        return text.ToString();
    }
}
