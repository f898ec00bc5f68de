using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>
/// Stands between the product and one of its servers, passes everything on, and can hold back one exchange: the way to kill
/// the product at a moment of the test's choice.
/// </summary>
internal sealed class Interceptor : IAsyncDisposable
{
    private const int LongestWords = 200;
    private readonly LoopbackListener _listener;
    private readonly int _target;
    private Trap? _trap;

    /// <summary>Starts it before the server on a port.</summary>
    /// <param name="target">The server's port.</param>
    /// <param name="port">The port to listen on; any that is free if 0.</param>
    public Interceptor(int target, int port = 0)
    {
        _target = target;
        _listener = new(RelayAsync, port);
    }

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => _listener.Port;

    /// <summary>Holds back the next exchange in which the product sends certain words.</summary>
    /// <param name="words">The words.</param>
    /// <param name="answered">Whether the server gets them, and its answer is held back; if not, it never gets them.</param>
    /// <param name="passes">How many such exchanges pass first.</param>
    /// <returns>Ends when the exchange is held back.</returns>
    public Task HoldBackAsync(string words, bool answered, int passes = 0)
    {
        _trap = new Trap(words, answered, passes);
        return _trap.Sprung.Task;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task RelayAsync(TcpClient client, CancellationToken stop)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _target, stop);
                var connection = new Connection(client.GetStream(), server.GetStream());
                await await Task.WhenAny(AskAsync(connection, stop), AnswerAsync(connection, stop));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side left, as a killed product does, or the test is over.
            }
        }
    }

    private async Task AskAsync(Connection connection, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        var heard = "";
        while (await connection.Client.ReadAsync(buffer, stop) is > 0 and var count)
        {
            // Words may come in two packets, but no end of an earlier exchange is heard twice.
            heard += Encoding.Latin1.GetString(buffer, 0, count);
            if (_trap is { } trap && trap.Hears(ref heard))
            {
                _trap = null;
                connection.Held = trap;
                if (!trap.Answered)
                {
                    trap.Sprung.TrySetResult();
                }
            }

            heard = heard.Length > LongestWords ? heard[^LongestWords..] : heard;
            if (connection.Held is null or { Answered: true })
            {
                await connection.Server.WriteAsync(buffer.AsMemory(0, count), stop);
            }
        }
    }

    private static async Task AnswerAsync(Connection connection, CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        while (await connection.Server.ReadAsync(buffer, stop) is > 0 and var count)
        {
            if (connection.Held is { } trap)
            {
                trap.Sprung.TrySetResult();
                continue;
            }

            await connection.Client.WriteAsync(buffer.AsMemory(0, count), stop);
        }

        // A held-back server may leave; the product must not notice.
        if (connection.Held is not null)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }
    }

    private sealed class Connection(NetworkStream client, NetworkStream server)
    {
        public NetworkStream Client { get; } = client;

        public NetworkStream Server { get; } = server;

        public volatile Trap? Held;
    }

    private sealed class Trap(string words, bool answered, int passes)
    {
        private int _passes = passes;

        public bool Answered { get; } = answered;

        public TaskCompletionSource Sprung { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Looks for the words, and forgets what came before them once they were found.</summary>
        public bool Hears(ref string heard)
        {
            var at = heard.IndexOf(words, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            heard = heard[(at + words.Length)..];
            return Interlocked.Decrement(ref _passes) < 0;
        }
    }
}
