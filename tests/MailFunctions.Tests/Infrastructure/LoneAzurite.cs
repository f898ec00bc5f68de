namespace MailFunctions.Tests.Infrastructure;

/// <summary>Storage in a process of its own, which can be stopped and whose requests are seen.</summary>
internal sealed class LoneAzurite : AzuriteServer
{
    private const string Account = "devstoreaccount1";

    private readonly AzuriteProcess _process;
    private readonly TemporaryFolder? _folder;

    private LoneAzurite(AzuriteProcess process, TemporaryFolder? folder)
        : base(process, Account) => (_process, _folder) = (process, folder);

    /// <summary>The requests it answered since it was started last: a line each, with method and path.</summary>
    public IReadOnlyCollection<string> Requests => _process.Lines;

    /// <summary>Starts it.</summary>
    /// <param name="durable">Whether what it holds outlasts <see cref="StopAsync"/>; otherwise it is faster.</param>
    public static async Task<LoneAzurite> StartAsync(bool durable = false)
    {
        var folder = durable ? new TemporaryFolder() : null;
        string[] place = folder is null ? ["--inMemoryPersistence"] : ["--location", folder.Path];
        return new LoneAzurite(await AzuriteProcess.StartAsync([Account], place), folder);
    }

    /// <summary>
    /// Ends it, whatever is under way. It is asked to: killed at once it would forget what it acknowledged in the last seconds, which
    /// Azure Storage does not.
    /// </summary>
    public Task StopAsync() => _process.StopAsync();

    /// <summary>Starts it again on what it kept.</summary>
    public Task RestartAsync() => _process.RestartAsync();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder?.Dispose();
    }
}
