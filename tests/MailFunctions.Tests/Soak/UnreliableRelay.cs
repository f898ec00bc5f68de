using System.Net;
using System.Net.Sockets;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Soak;

/// <summary>Stands between the product and a mail server, and lets some of the connections fail at a random moment.</summary>
/// <param name="target">The server's port.</param>
/// <param name="failing">One connection in so many fails.</param>
/// <param name="random">Decides which, and when.</param>
internal sealed class UnreliableRelay(int target, int failing, Random random) : IAsyncDisposable
{
    // A log-in with TLS takes some 5 kB, a message some 2 kB more: connections fail anywhere between greeting and farewell.
    private const int LongestLife = 20_000;

    private LoopbackListener? _listener;
    private int _connections;
    private int _failed;

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => _listener!.Port;

    /// <summary>How many connections were made.</summary>
    public int Connections => _connections;

    /// <summary>How many of them it let fail.</summary>
    public int Failed => _failed;

    /// <summary>Whether connections still fail.</summary>
    public bool IsUnreliable { get; set; } = true;

    /// <summary>Begins to listen.</summary>
    public UnreliableRelay Start()
    {
        _listener = new((client, stop) => RelayAsync(client, BytesToLive(), stop));
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener?.DisposeAsync() ?? default;

    private long BytesToLive()
    {
        Interlocked.Increment(ref _connections);
        if (!IsUnreliable || random.Next(failing) > 0)
        {
            return long.MaxValue;
        }

        Interlocked.Increment(ref _failed);
        return random.Next(LongestLife);
    }

    private async Task RelayAsync(TcpClient client, long bytesToLive, CancellationToken stop)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, target, stop);
                await await Task.WhenAny(PassAsync(client, server, long.MaxValue, stop), PassAsync(server, client, bytesToLive, stop));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side left, as a killed product does, or the soak is over.
            }

            // What fails does so without a farewell.
            client.Client.Close(timeout: 0);
        }
    }

    private static async Task PassAsync(TcpClient from, TcpClient to, long bytesToLive, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        while (bytesToLive > 0 && await from.GetStream().ReadAsync(buffer, stop) is > 0 and var count)
        {
            await to.GetStream().WriteAsync(buffer.AsMemory(0, (int)Math.Min(count, bytesToLive)), stop);
            bytesToLive -= count;
        }
    }
}
