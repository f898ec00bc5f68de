using System.Globalization;
using System.Net.Sockets;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Azurite, on ports of its own.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    // The key that Azurite documents for development.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string[] Services = ["Blob", "Queue", "Table"];

    private readonly int[] _ports = FreePort.Take(3);
    private readonly string[] _arguments;
    private readonly Dictionary<string, string> _environment;
    private ChildProcess _process;

    private AzuriteProcess(IEnumerable<string> accounts, string[] arguments)
    {
        _arguments =
        [
            "--skipApiVersionCheck", "--disableTelemetry",
            "--blobPort", Text(_ports[0]), "--queuePort", Text(_ports[1]), "--tablePort", Text(_ports[2]),
            .. arguments,
        ];
        _environment = new() { ["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account}:{Key}")) };
        _process = Run();
    }

    /// <summary>Where Blob Storage listens.</summary>
    public int BlobPort => _ports[0];

    /// <summary>Where Table Storage listens.</summary>
    public int TablePort => _ports[2];

    /// <summary>The lines it printed since it was started last.</summary>
    public IReadOnlyCollection<string> Lines => _process.Lines;

    private static string Executable => Environment.GetEnvironmentVariable("AZURITE")
        ?? Path.Combine(RepositoryRoot.Path, "functions/LocalHost/node_modules/.bin/azurite");

    /// <summary>Leads to one of its accounts.</summary>
    public string ConnectionString(string account) => $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};" +
        string.Concat(Services.Zip(_ports, (service, port) =>
            string.Create(CultureInfo.InvariantCulture, $"{service}Endpoint=http://127.0.0.1:{port}/{account};")));

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="accounts">The names of its storage accounts.</param>
    /// <param name="arguments">Where it keeps what it holds, and other options.</param>
    public static async Task<AzuriteProcess> StartAsync(IEnumerable<string> accounts, params string[] arguments)
    {
        var azurite = new AzuriteProcess(accounts, arguments);
        await azurite.ReadyAsync();
        return azurite;
    }

    /// <summary>Asks it to end, and waits until it did.</summary>
    public Task StopAsync() => _process.StopAsync();

    /// <summary>Starts it again on what it kept.</summary>
    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = Run();
        await ReadyAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private ChildProcess Run() => ChildProcess.Start(Executable, _arguments, _environment);

    private async Task ReadyAsync()
    {
        foreach (var port in _ports)
        {
            await Wait.UntilAsync(() => AnswersAsync(port), "Azurite listens");
        }
    }

    private async Task<bool> AnswersAsync(int port)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException("Azurite did not start: " + string.Join('\n', _process.Lines));
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
