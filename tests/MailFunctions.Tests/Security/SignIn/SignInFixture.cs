using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>An identity provider, and the product that accepts its tokens.</summary>
public sealed class SignInFixture(Product product) : IAsyncLifetime
{
    private IdentityProvider? _provider;
    private AzuriteServer? _azurite;
    private App? _app;

    internal SigningKey Key { get; } = new("first");

    internal IdentityProvider Provider => _provider!;

    internal App App => _app!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync(FreePort.Take(1)[0], Key);
        _azurite = await AzuriteServer.StartAsync();
        _app = await App.StartAsync(
            _azurite, product.Certificates, [.. IdentityProvider.Settings(_provider.Issuer), ("Auth__Audiences__0", "00000000-aaaa-bbbb-cccc-000000000000")]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? default);
        await (_azurite?.DisposeAsync() ?? default);
        await (_provider?.DisposeAsync() ?? default);
        Key.Dispose();
    }

    /// <summary>Sends a request with a token; without one if it is <see langword="null"/>.</summary>
    internal Task<HttpResponseMessage> SendAsync(string? token, string path = "api/me", HttpMethod? method = null, HttpContent? body = null) =>
        SendAsync(App, token, path, method, body);

    /// <summary>Sends a request with a token to an app.</summary>
    internal static async Task<HttpResponseMessage> SendAsync(App app, string? token, string path = "api/me", HttpMethod? method = null, HttpContent? body = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path) { Content = body };
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
