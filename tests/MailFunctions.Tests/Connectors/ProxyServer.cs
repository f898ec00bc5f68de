using System.Globalization;
using System.Net.Sockets;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Connectors;

/// <summary>A proxy: microsocks or tinyproxy, on a port of its own, that goes on from an address of its own.</summary>
internal sealed class ProxyServer : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly ChildProcess _process;

    private ProxyServer(string file, string[] arguments, int port, string source, TemporaryFolder? folder)
    {
        (_folder, Port, Source) = (folder, port, source);
        _process = ChildProcess.Start(file, arguments);
    }

    /// <summary>Where it listens, on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The address that servers see.</summary>
    public string Source { get; }

    /// <summary>What it printed: whom it connected with, by the names that it was asked for.</summary>
    public string Log => string.Join('\n', _process.Lines);

    /// <summary>SOCKS 5: microsocks.</summary>
    public static Task<ProxyServer> SocksAsync((string User, string Password)? login = null)
    {
        var port = FreePort.Take(1)[0];
        string[] authentication = login is var (user, password) ? ["-u", user, "-P", password] : [];
        const string Source = "127.0.0.5";
        return ReadyAsync(new("microsocks", ["-i", "127.0.0.1", "-p", Text(port), "-b", Source, .. authentication], port, Source, folder: null));
    }

    /// <summary>HTTP CONNECT: tinyproxy.</summary>
    public static async Task<ProxyServer> HttpAsync((string User, string Password)? login = null)
    {
        var port = FreePort.Take(1)[0];
        var folder = new TemporaryFolder();
        const string Source = "127.0.0.6";
        await File.WriteAllTextAsync(folder["tinyproxy.conf"], $"""
            Port {Text(port)}
            Listen 127.0.0.1
            Bind {Source}
            Timeout 60
            LogLevel Connect
            MaxClients 50
            {(login is var (user, password) ? $"BasicAuth {user} {password}" : "")}

            """);
        return await ReadyAsync(new("tinyproxy", ["-d", "-c", folder["tinyproxy.conf"]], port, Source, folder));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder?.Dispose();
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private static async Task<ProxyServer> ReadyAsync(ProxyServer server)
    {
        await Wait.UntilAsync(server.AnswersAsync, "the proxy listens");
        return server;
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException("The proxy did not start: " + Log);
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
