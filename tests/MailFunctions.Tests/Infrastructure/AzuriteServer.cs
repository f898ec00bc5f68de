using System.Globalization;
using System.Net.Sockets;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Table, Blob and Queue Storage: Azurite, in memory, on ports of its own.</summary>
internal sealed class AzuriteServer : IAsyncDisposable
{
    // The account that Azurite documents for development.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Services = ["Blob", "Queue", "Table"];

    private readonly ChildProcess _process;

    private AzuriteServer(ChildProcess process, int[] ports)
    {
        _process = process;
        (BlobPort, TablePort) = (ports[0], ports[2]);
        ConnectionString = $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
            string.Concat(Services.Zip(ports, (service, port) =>
                string.Create(CultureInfo.InvariantCulture, $"{service}Endpoint=http://127.0.0.1:{port}/{Account};")));
    }

    /// <summary>Leads to it.</summary>
    public string ConnectionString { get; }

    /// <summary>Where Blob Storage listens.</summary>
    public int BlobPort { get; }

    /// <summary>Where Table Storage listens.</summary>
    public int TablePort { get; }

    /// <summary>The requests it answered: a line each, with method and path.</summary>
    public IReadOnlyCollection<string> Requests => _process.Lines;

    private static string Executable => Environment.GetEnvironmentVariable("AZURITE")
        ?? Path.Combine(RepositoryRoot.Path, "functions/LocalHost/node_modules/.bin/azurite");

    /// <summary>Leads to it with other ports in place of its own.</summary>
    public string ConnectionStringThrough(Interceptor blobs, Interceptor tables) => ConnectionString
        .Replace($":{Text(BlobPort)}/", $":{Text(blobs.Port)}/", StringComparison.Ordinal)
        .Replace($":{Text(TablePort)}/", $":{Text(tables.Port)}/", StringComparison.Ordinal);

    /// <summary>Starts it.</summary>
    public static async Task<AzuriteServer> StartAsync()
    {
        var ports = FreePort.Take(3);
        string[] arguments =
        [
            "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", Text(ports[0]), "--queuePort", Text(ports[1]), "--tablePort", Text(ports[2]),
        ];
        var process = ChildProcess.Start(Executable, arguments);
        foreach (var port in ports)
        {
            await Wait.UntilAsync(() => AnswersAsync(process, port), "Azurite listens");
        }

        return new AzuriteServer(process, ports);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

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
