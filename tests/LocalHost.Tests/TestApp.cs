using System.Globalization;

namespace LocalHost.Tests;

/// <summary>A functions app made for these tests, as one or more processes over one storage.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly AzuriteServer _azurite;
    private readonly List<ChildProcess> _processes = [];
    private readonly Uri _address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take(1)[0]}"));

    private TestApp(AzuriteServer azurite) => _azurite = azurite;

    public HttpClient Http => field ??= new HttpClient { BaseAddress = _address };

    public Uri Address => _address;

    public string ConnectionString => _azurite.ConnectionString;

    /// <summary>What the functions wrote so far, process by process; a line being written is left out.</summary>
    public IReadOnlyList<string> Journal =>
    [
        .. Directory.EnumerateFiles(_folder.Path, "journal-*")
            .OrderBy(File.GetCreationTimeUtc)
            .SelectMany(file => File.ReadAllText(file).Split('\n')[..^1]),
    ];

    public static async Task<TestApp> StartAsync(params (string Name, string Value)[] settings)
    {
        var app = new TestApp(await AzuriteServer.StartAsync());
        await app.AddProcessAsync(settings);
        return app;
    }

    /// <summary>Starts another process over the same storage.</summary>
    public async Task<ChildProcess> AddProcessAsync(params (string Name, string Value)[] settings)
    {
        var port = _processes.Count == 0 ? _address.Port : FreePort.Take(1)[0];
        var process = Run(port, settings);
        _processes.Add(process);
        await Wait.UntilAsync(() => Task.FromResult(process.HasExited || process.Lines.Any(line => line.Contains("Application started", StringComparison.Ordinal))), "the app starts");
        process.HasExited.ShouldBeFalse(string.Join('\n', process.Lines));
        return process;
    }

    /// <summary>Starts a process that is not waited for.</summary>
    public ChildProcess Run(int port, params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = ConnectionString,
            ["Journal"] = _folder["journal"],
            ["Schedule"] = "* * * * * *",
            ["LocalHost__Urls"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"),
            ["LocalHost__QueueLeaseSeconds"] = "60",
        };
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "LocalHost.TestApp.dll")], environment);
    }

    /// <summary>The process that was started first.</summary>
    public ChildProcess Process => _processes[0];

    /// <summary>Opens a gate that functions wait at.</summary>
    public void Open(string gate) => File.WriteAllText($"{_folder["journal"]}.{gate}", "");

    /// <summary>Waits for a line of the journal.</summary>
    public Task<string> LineAsync(string beginning, int number = 1) => Wait.ForAsync(
        () => Task.FromResult(Journal.Where(line => line.StartsWith(beginning, StringComparison.Ordinal)).ElementAtOrDefault(number - 1)),
        $"line {number} beginning with {beginning}");

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await _azurite.DisposeAsync();
        Http.Dispose();
        _folder.Dispose();
    }
}
