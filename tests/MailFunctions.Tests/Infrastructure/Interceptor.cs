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
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Task _accepting;
    private Trap? _trap;

    /// <summary>Starts it before the server on a port.</summary>
    /// <param name="target">The server's port.</param>
    /// <param name="port">The port to listen on; any that is free if 0.</param>
    public Interceptor(int target, int port = 0)
    {
        _target = target;
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

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
                connections.Add(RelayAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                var connection = new Connection(client.GetStream(), server.GetStream());
                await await Task.WhenAny(AskAsync(connection), AnswerAsync(connection));
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side left, as a killed product does, or the test is over.
            }
        }
    }

    private async Task AskAsync(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        var heard = "";
        while (await connection.Client.ReadAsync(buffer, _stop.Token) is > 0 and var count)
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
                await connection.Server.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
            }
        }
    }

    private async Task AnswerAsync(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        while (await connection.Server.ReadAsync(buffer, _stop.Token) is > 0 and var count)
        {
            if (connection.Held is { } trap)
            {
                trap.Sprung.TrySetResult();
                continue;
            }

            await connection.Client.WriteAsync(buffer.AsMemory(0, count), _stop.Token);
        }

        // A held-back server may leave; the product must not notice.
        if (connection.Held is not null)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
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
