namespace MailFunctions.Tests.Infrastructure;

/// <summary>
/// Storage of a class's own: for apps whose settings or vault differ from those of the <see cref="Product"/>, whose queues they must not
/// take from.
/// </summary>
public sealed class OwnStorage : IAsyncLifetime
{
    private AzuriteServer? _azurite;

    internal AzuriteServer Azurite => _azurite!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _azurite = await AzuriteServer.StartAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await (_azurite?.DisposeAsync() ?? default);
}
