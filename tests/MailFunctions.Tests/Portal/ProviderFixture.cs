using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Security.SignIn;

namespace MailFunctions.Tests.Portal;

/// <summary>An identity provider, and an app whose portal people sign in to with it.</summary>
public sealed class ProviderFixture(Product product) : IAsyncLifetime
{
    private readonly SigningKey _key = new("first");
    private AzuriteServer? _azurite;
    private IdentityProvider? _provider;
    private App? _app;

    internal IdentityProvider Provider => _provider!;

    internal App App => _app!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteServer.StartAsync();
        _provider = await IdentityProvider.StartSecureAsync(product.Certificates, _key);
        _app = await StartAsync(_provider.Issuer);
        await _provider.RegisterPortalAsync(_app.Address);
    }

    /// <summary>Starts an app that takes the tokens of a provider.</summary>
    internal Task<App> StartAsync(string issuer) => App.StartAsync(
        _azurite!, product.Certificates,
        ("Auth__Mode", "Oidc"), ("Auth__Authority", issuer), ("Auth__Audience", IdentityProvider.Audience), ("Auth__PortalClientId", IdentityProvider.PortalClient));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? default);
        await (_provider?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
        _key.Dispose();
    }
}
