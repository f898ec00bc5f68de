using System.Net.Sockets;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Storage whose process can be stopped and started: what it holds is on disk, and outlasts that.</summary>
internal sealed class AzuriteProcess : AzuriteServer
{
    private static readonly string Executable = Path.Combine(RepositoryRoot.Path, "functions/LocalHost/node_modules/.bin/azurite");

    private readonly TemporaryFolder _folder = new();
    private ChildProcess _process;

    private AzuriteProcess() => _process = Run();

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Requests => _process.Lines;

    /// <summary>Starts it.</summary>
    public static new async Task<AzuriteProcess> StartAsync()
    {
        var server = new AzuriteProcess();
        await server.ReadyAsync();
        return server;
    }

    /// <summary>
    /// Ends it, whatever is under way. It is asked to: killed at once it would forget what it acknowledged in the last seconds, which
    /// Azure Storage does not.
    /// </summary>
    public Task StopAsync() => _process.StopAsync();

    /// <summary>Starts it again on what it kept.</summary>
    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = Run();
        await ReadyAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    private ChildProcess Run() => ChildProcess.Start(
        Executable,
        [
            "--location", _folder.Path, "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", Text(Ports[0]), "--queuePort", Text(Ports[1]), "--tablePort", Text(Ports[2]),
        ]);

    private async Task ReadyAsync()
    {
        foreach (var port in Ports)
        {
            await Wait.UntilAsync(() => AnswersAsync(_process, port), "Azurite listens");
        }
    }

    private static async Task<bool> AnswersAsync(ChildProcess process, int port)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException("Azurite did not start: " + string.Join('\n', process.Lines));
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
