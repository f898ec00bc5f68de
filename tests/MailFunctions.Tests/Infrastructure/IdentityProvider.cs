using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Security.SignIn;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>An OpenID Connect provider: oidc-provider. It signs with the keys that a test gives it, the first one first.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    /// <summary>The audience of its tokens for the product.</summary>
    public const string Audience = "api://mailfunctions";

    /// <summary>What it calls the portal.</summary>
    public const string PortalClient = "portal";

    private readonly ChildProcess _process;
    private readonly HttpClient _http;
    private readonly TemporaryFolder? _folder;

    private IdentityProvider(int port, string issuer, TemporaryFolder? folder, params string[] tls)
    {
        (Issuer, _folder) = (issuer, folder);
        _http = new HttpClient { BaseAddress = new Uri(IssuerAt(port)) };
        _process = ChildProcess.Start(
            "node", [Path.Combine(RepositoryRoot.Path, "tests/OAuthServer/identity.mjs"), port.ToString(CultureInfo.InvariantCulture), .. tls]);
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
        var provider = new IdentityProvider(port, IssuerAt(port), folder: null);
        await Wait.UntilAsync(() => provider.TakesAsync(keys), "the identity provider listens");
        return provider;
    }

    /// <summary>Starts it with TLS, which people's browsers insist on.</summary>
    public static async Task<IdentityProvider> StartSecureAsync(TestCertificates certificates, params SigningKey[] keys)
    {
        var (ports, folder) = (FreePort.Take(2), new TemporaryFolder());
        using (var certificate = certificates.Issue("localhost"))
        using (var key = certificate.GetRSAPrivateKey()!)
        {
            await File.WriteAllTextAsync(folder["tls.pem"], key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem(), Stop);
        }

        var tlsPort = ports[1].ToString(CultureInfo.InvariantCulture);
        var provider = new IdentityProvider(ports[0], $"https://localhost:{tlsPort}", folder, tlsPort, folder["tls.pem"]);
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

    /// <summary>Takes the portal of an app as a client, which gets tokens for the audience.</summary>
    public async Task RegisterPortalAsync(Uri app, string audience = Audience)
    {
        using var response = await _http.PostAsJsonAsync("/test/portal", new JsonObject { ["address"] = $"{app}signed-in", ["audience"] = audience }, Stop);
        await Api.ReadAsync(response, HttpStatusCode.OK);
    }

    /// <summary>Takes back what people got so far, so that they have to sign in again. It still knows who they are.</summary>
    public async Task RevokeAsync()
    {
        using var response = await _http.PostAsync("/test/revoke", null, Stop);
        await Api.ReadAsync(response, HttpStatusCode.OK);
    }

    /// <summary>How often its keys were asked for.</summary>
    public Task<int> KeyRequestsAsync() => RequestsAsync("/jwks");

    /// <summary>How often tokens were asked for.</summary>
    public Task<int> TokenRequestsAsync() => RequestsAsync("/token");

    /// <summary>Ends it at once.</summary>
    public Task KillAsync() => _process.KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        _folder?.Dispose();
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

    /// <summary>How often a path was asked for.</summary>
    private async Task<int> RequestsAsync(string path) => (int?)(await _http.GetFromJsonAsync<JsonObject>("/test/requests", Stop))![path] ?? 0;
}
