namespace MailFunctions.Tests.Hostile;

/// <summary>A scripted server that counts its connections: all of them, and the most at once.</summary>
internal sealed class CountingServer : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly ScriptedServer _server;
    private int _open;

    /// <summary>Starts a server.</summary>
    /// <param name="script">What it does with each connection, which is counted as open until it returns.</param>
    public CountingServer(Func<ScriptedConnection, Task> script) => _server = new ScriptedServer(async connection =>
    {
        Count(1);
        try
        {
            await script(connection);
        }
        finally
        {
            Count(-1);
        }
    });

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port => _server.Port;

    /// <summary>How many connections there were.</summary>
    public int Connections { get; private set; }

    /// <summary>How many there were at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private void Count(int change)
    {
        lock (_lock)
        {
            _open += change;
            MostAtOnce = Math.Max(MostAtOnce, _open);
            Connections += Math.Max(change, 0);
        }
    }
}
