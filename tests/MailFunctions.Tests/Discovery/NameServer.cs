using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Discovery;

/// <summary>A name server for the domains of the tests: dnsmasq. It knows all of <c>.test</c> and refuses to ask others.</summary>
internal sealed class NameServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly UdpClient _silent = new(new IPEndPoint(IPAddress.Loopback, 0));
    private ChildProcess? _process;

    /// <summary>The port it listens on, on 127.0.0.1.</summary>
    public int Port { get; } = FreePort.Take(1)[0];

    /// <summary>Starts it.</summary>
    /// <param name="records">Lines of dnsmasq's configuration; what is below <c>silent.test</c> is never answered.</param>
    public static async Task<NameServer> StartAsync(string records)
    {
        var server = new NameServer();
        var silent = ((IPEndPoint)server._silent.Client.LocalEndPoint!).Port;
        await File.WriteAllTextAsync(server._folder["dnsmasq.conf"], string.Create(CultureInfo.InvariantCulture, $"""
            port={server.Port}
            listen-address=127.0.0.1
            bind-interfaces
            no-resolv
            no-hosts
            user=root
            pid-file
            local=/test/
            server=/silent.test/127.0.0.1#{silent}
            {records}

            """));
        server._process = ChildProcess.Start("dnsmasq", ["--keep-in-foreground", "--conf-file=" + server._folder["dnsmasq.conf"]]);
        await Wait.UntilAsync(server.AnswersAsync, "dnsmasq listens");
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_process?.DisposeAsync() ?? default);
        _silent.Dispose();
        _folder.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException("dnsmasq did not start: " + string.Join('\n', _process.Lines));
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
