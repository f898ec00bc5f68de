using System.Globalization;
using System.Net.Http.Headers;
using Azure.Security.KeyVault.Secrets;
using MailFunctions.LocalHost.Vault;
using MailFunctions.Tests.Contract;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>The product, as a process of its own on a port of its own.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly TemporaryFolder? _folder;
    private readonly Dictionary<string, string> _settings;
    private ChildProcess _process;

    private App(TemporaryFolder? folder, Dictionary<string, string> settings)
    {
        (_folder, _settings) = (folder, settings);
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Take(1)[0]}"));
        _settings["LocalHost__Urls"] = Address.ToString();
        Http = new HttpClient(new AnswerCheck()) { BaseAddress = Address };
        _process = Start(_settings);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The folder of its vault, for another process to share.</summary>
    public string VaultPath => _settings["LocalVault__Path"];

    /// <summary>Calls it, signed in with its local key if it has one. What it answers is held to its OpenAPI document.</summary>
    public HttpClient Http { get; }

    /// <summary>Its local key.</summary>
    public string Key => Http.DefaultRequestHeaders.Authorization!.Parameter!;

    /// <summary>The number of its process.</summary>
    public int ProcessId => _process.Id;

    /// <summary>What it logged since it was started last.</summary>
    public IReadOnlyCollection<string> Log => _process.Lines;

    /// <summary>Starts it.</summary>
    /// <param name="azurite">Its storage.</param>
    /// <param name="certificates">The authority that it trusts.</param>
    /// <param name="settings">Settings besides the usual ones.</param>
    public static async Task<App> StartAsync(AzuriteServer azurite, TestCertificates certificates, params (string Name, string Value)[] settings)
    {
        var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["ca.pem"], certificates.AuthorityPem);
        var all = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["KeyVault__Uri"] = "https://local.vault/",
            ["LocalVault__Path"] = folder["vault"],
            ["Auth__Mode"] = "Local",
            ["Auth__KeyFile"] = folder["portal.key"],
            ["Egress__AllowLoopback"] = "true",
            // All tests are one caller.
            ["Limits__TestsPerMinute"] = "100000",
            ["Limits__TestsAtOnce"] = "1000",
            ["Limits__ChecksPerMinute"] = "100000",
            ["SSL_CERT_FILE"] = folder["ca.pem"],
            // An app of a test lives for seconds: compiling its code again by what it learnt costs more than that gives back.
            ["DOTNET_TieredPGO"] = "0",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return await ReadyAsync(new App(folder, all));
    }

    /// <summary>Starts another beside it, on the same storage and vault, as a second instance in Azure is. To be ended before it.</summary>
    /// <param name="settings">Settings that differ.</param>
    public Task<App> StartAnotherAsync(params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(_settings);
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return ReadyAsync(new App(null, all));
    }

    /// <summary>Its vault, as the organisation's own tools use it.</summary>
    public SecretClient Vault() => new(
        new Uri(_settings["KeyVault__Uri"]), new LocalVaultCredential(), LocalVaultSetup.Options(_settings["LocalVault__Path"], TimeProvider.System));

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <summary>Asks it to end, and waits until it did.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _process.StopAsync();
        return _process.ExitCode;
    }

    /// <summary>Starts it again on what it kept.</summary>
    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = Start(_settings);
        await ReadyAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Http.Dispose();
        _folder?.Dispose();
    }

    private static async Task<App> ReadyAsync(App app)
    {
        await app.ReadyAsync();
        if (app._settings["Auth__Mode"] == "Local")
        {
            var key = await File.ReadAllTextAsync(app._settings["Auth__KeyFile"]);
            app.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return app;
    }

    private static ChildProcess Start(Dictionary<string, string> settings) =>
        ChildProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "MailFunctions.dll")], settings);

    private Task ReadyAsync() => Wait.UntilAsync(
        async () =>
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("The app did not start: " + string.Join('\n', _process.Lines));
            }

            try
            {
                using var ready = await Http.GetAsync("api/health/ready");
                return ready.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        },
        "the app is ready");
}
