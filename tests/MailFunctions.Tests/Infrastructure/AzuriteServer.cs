using System.Globalization;
using System.Net.Sockets;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Table, Blob and Queue Storage: Azurite, on ports of its own.</summary>
internal sealed class AzuriteServer : IAsyncDisposable
{
    // The account that Azurite documents for development.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Services = ["Blob", "Queue", "Table"];

    private readonly int[] _ports = FreePort.Take(3);
    private readonly TemporaryFolder? _folder;
    private ChildProcess _process;

    private AzuriteServer(bool durable)
    {
        _folder = durable ? new() : null;
        _process = Run();
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
            string.Concat(Services.Zip(_ports, (service, port) =>
                string.Create(CultureInfo.InvariantCulture, $"{service}Endpoint=http://127.0.0.1:{port}/{Account};")));
    }

    /// <summary>Leads to it.</summary>
    public string ConnectionString { get; }

    /// <summary>Where Blob Storage listens.</summary>
    public int BlobPort => _ports[0];

    /// <summary>Where Table Storage listens.</summary>
    public int TablePort => _ports[2];

    /// <summary>The requests it answered: a line each, with method and path.</summary>
    public IReadOnlyCollection<string> Requests => _process.Lines;

    private static string Executable => Environment.GetEnvironmentVariable("AZURITE")
        ?? Path.Combine(RepositoryRoot.Path, "functions/LocalHost/node_modules/.bin/azurite");

    /// <summary>Leads to it with other ports in place of its own.</summary>
    public string ConnectionStringThrough(Interceptor blobs, Interceptor tables) => ConnectionString
        .Replace($":{Text(BlobPort)}/", $":{Text(blobs.Port)}/", StringComparison.Ordinal)
        .Replace($":{Text(TablePort)}/", $":{Text(tables.Port)}/", StringComparison.Ordinal);

    /// <summary>Starts it.</summary>
    /// <param name="durable">Whether what it holds outlasts <see cref="StopAsync"/>; otherwise it is faster.</param>
    public static async Task<AzuriteServer> StartAsync(bool durable = false)
    {
        var server = new AzuriteServer(durable);
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
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder?.Dispose();
    }

    private ChildProcess Run() => ChildProcess.Start(
        Executable,
        [
            .. _folder is null ? ["--inMemoryPersistence"] : new[] { "--location", _folder.Path },
            "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", Text(_ports[0]), "--queuePort", Text(_ports[1]), "--tablePort", Text(_ports[2]),
        ]);

    private async Task ReadyAsync()
    {
        foreach (var port in _ports)
        {
            await Wait.UntilAsync(() => AnswersAsync(_process, port), "Azurite listens");
        }
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

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
