using System.Net.Http.Headers;
using System.Reflection;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Azure.Functions.Worker;

namespace MailFunctions.Benchmarks;

/// <summary>
/// The product as a process on storage of its own, called without the tests' look at each answer, which takes time. Its timers are off: what
/// they do is measured apart.
/// </summary>
internal sealed class RunningApp : IAsyncDisposable
{
    /// <summary>The runtime compiles by what it learnt, as it does in Azure, and does not in tests.</summary>
    public static readonly (string Name, string Value) AsInAzure = ("DOTNET_TieredPGO", "1");

    private readonly App _app;
    private readonly HttpClient _http;

    private RunningApp(AzuriteServer azurite, App app)
    {
        (Azurite, _app) = (azurite, app);
        _http = new() { BaseAddress = app.Address, Timeout = TimeSpan.FromMinutes(10) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", app.Key);
    }

    /// <summary>Its storage.</summary>
    public AzuriteServer Azurite { get; }

    /// <summary>Its API.</summary>
    public Api Api => new(_http);

    /// <summary>The number of its process.</summary>
    public int ProcessId => _app.ProcessId;

    /// <summary>Starts it.</summary>
    public static async Task<RunningApp> StartAsync(Stage stage)
    {
        var azurite = await AzuriteServer.StartAsync();
        try
        {
            return new(azurite, await App.StartAsync(azurite, stage.Certificates, [AsInAzure, .. TimersOff()]));
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    private static IEnumerable<(string Name, string Value)> TimersOff() =>
        from type in typeof(Account).Assembly.GetTypes()
        from method in type.GetMethods()
        where method.GetParameters().Any(parameter => parameter.IsDefined(typeof(TimerTriggerAttribute)))
        select ($"AzureWebJobs_{method.GetCustomAttribute<FunctionAttribute>()!.Name}_Disabled", "true");
}
