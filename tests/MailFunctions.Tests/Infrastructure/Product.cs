using MailFunctions.Tests.Infrastructure;

[assembly: AssemblyFixture(typeof(Product))]

namespace MailFunctions.Tests.Infrastructure;

/// <summary>The product with its storage and a mail server, started once for all tests.</summary>
public sealed class Product : IAsyncLifetime
{
    private AzuriteServer? _azurite;
    private DovecotServer? _dovecot;
    private App? _app;

    internal TestCertificates Certificates { get; } = new();

    internal AzuriteServer Azurite => _azurite!;

    internal DovecotServer Dovecot => _dovecot!;

    internal App App => _app!;

    internal Api Api => new(App.Http);

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        try
        {
            _dovecot = await DovecotServer.StartAsync(Certificates);
            _azurite = await AzuriteServer.StartAsync();
            _app = await App.StartAsync(_azurite, Certificates);
        }
        catch
        {
            // What did start must not outlive the tests.
            await DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
        await (_dovecot?.DisposeAsync() ?? default);
        Certificates.Dispose();
    }
}
