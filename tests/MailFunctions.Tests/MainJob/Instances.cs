using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.MainJob;

/// <summary>Processes of the product on one storage, each of which takes few messages of a queue at a time.</summary>
internal sealed class Instances : IAsyncDisposable
{
    private const string Queues = "AzureFunctionsJobHost__extensions__queues__";

    private readonly List<App> _all = [];

    /// <summary>Them, in the order of their start.</summary>
    public IReadOnlyList<App> All => _all;

    /// <summary>Speaks to the first.</summary>
    public Api Api => ApiOf(0);

    /// <summary>Starts them.</summary>
    public static async Task<Instances> StartAsync(int count, AzuriteServer azurite, TestCertificates certificates, params (string Name, string Value)[] settings)
    {
        var instances = new Instances();
        instances._all.Add(await App.StartAsync(azurite, certificates, [(Queues + "batchSize", "2"), (Queues + "newBatchThreshold", "1"), .. settings]));
        while (instances._all.Count < count)
        {
            instances._all.Add(await instances._all[0].StartAnotherAsync());
        }

        return instances;
    }

    /// <summary>Speaks to one of them, whatever the number.</summary>
    public Api ApiOf(int number) => new(_all[number % _all.Count].Http);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The first owns the vault of all.
        foreach (var app in _all.AsEnumerable().Reverse())
        {
            await app.DisposeAsync();
        }
    }
}
