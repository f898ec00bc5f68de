using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Security.SignIn;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>An OpenID Connect provider: oidc-provider. It signs with the keys that a test gives it, the first one first.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    /// <summary>The audience of its tokens for the product.</summary>
    public const string Audience = "api://mailfunctions";

    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private IdentityProvider(int port)
    {
        Issuer = IssuerAt(port);
        _http = new HttpClient { BaseAddress = new Uri(Issuer) };
        _process = ChildProcess.Start("node", [Path.Combine(RepositoryRoot.Path, "tests/OAuthServer/identity.mjs"), port.ToString(CultureInfo.InvariantCulture)]);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What it calls itself in tokens, and its address.</summary>
    public string Issuer { get; }

    /// <summary>What a provider on a port calls itself.</summary>
    public static string IssuerAt(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <summary>The settings with which the product accepts the tokens of a provider.</summary>
    public static (string Name, string Value)[] Settings(string issuer) =>
        [("Auth__Mode", "Oidc"), ("Auth__Authority", issuer), ("Auth__Audience", Audience), ("Auth__RequireHttps", "false")];

    /// <summary>Starts it on a port.</summary>
    public static async Task<IdentityProvider> StartAsync(int port, params SigningKey[] keys)
    {
        var provider = new IdentityProvider(port);
        await Wait.UntilAsync(() => provider.TakesAsync(keys), "the identity provider listens");
        return provider;
    }

    /// <summary>Replaces its keys.</summary>
    public async Task PublishAsync(params SigningKey[] keys)
    {
        using var response = await _http.PostAsJsonAsync("/test/keys", new JsonArray([.. keys.Select(key => key.PrivateJwk())]), Stop);
        await Api.ReadAsync(response, HttpStatusCode.OK);
    }

    /// <summary>An access token for the product, asked for in the ordinary way.</summary>
    public async Task<string> TokenAsync(params string[] roles)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = roles.Length == 0 ? "nobody" : string.Join(',', roles),
            ["client_secret"] = "secret",
            ["resource"] = Audience,
        });
        using var response = await _http.PostAsync("/token", form, Stop);
        return (string)(await Api.ReadAsync(response, HttpStatusCode.OK))["access_token"]!;
    }

    /// <summary>How often its keys were asked for.</summary>
    public async Task<int> KeyRequestsAsync() => (int?)(await _http.GetFromJsonAsync<JsonObject>("/test/requests", Stop))!["/jwks"] ?? 0;

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<bool> TakesAsync(SigningKey[] keys)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException("The identity provider did not start: " + string.Join('\n', _process.Lines));
        }

        try
        {
            await PublishAsync(keys);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
