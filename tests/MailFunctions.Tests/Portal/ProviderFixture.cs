using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Security.SignIn;
using Microsoft.Playwright;

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

    /// <summary>The button of the portal that leads to the provider.</summary>
    internal static ILocator Button(Screen screen) => screen.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with your organisation's account" });

    /// <summary>Signs somebody in, from the portal's own page.</summary>
    /// <param name="screen">The portal, where nobody is signed in.</param>
    /// <param name="user">The roles, with commas between them; any other name has none.</param>
    internal async Task SignInAsync(Screen screen, string user)
    {
        await Button(screen).ClickAsync();
        await screen.Page.GetByLabel("User").FillAsync(user);
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await screen.ShouldGoToAsync($"{App.Address}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? default);
        await (_provider?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
        _key.Dispose();
    }
}
