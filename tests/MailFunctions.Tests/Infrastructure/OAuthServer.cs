using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>
/// An OAuth 2.0 authorization server: oidc-provider, with a client for every mailbox that is called like it. It rotates refresh
/// tokens, and takes one that comes twice for stolen.
/// </summary>
internal sealed class OAuthServer : IAsyncDisposable
{
    /// <summary>The secret of every client.</summary>
    public const string ClientSecret = "client-secret-of-the-tests+/=%";

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "tests/OAuthServer");
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private OAuthServer(int port)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        _http = new HttpClient { BaseAddress = Address };
        _process = ChildProcess.Start("node", [Path.Combine(Folder, "server.mjs"), port.ToString(CultureInfo.InvariantCulture)]);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Where tokens are asked for.</summary>
    public string TokenEndpoint => $"{Address}token";

    /// <summary>Dovecot's settings for its tokens.</summary>
    public string DovecotSettings => $"""
        introspection_mode = get
        introspection_url = {Address}introspect?token=
        username_attribute = username
        active_attribute = active
        active_value = true

        """;

    /// <summary>Starts it.</summary>
    public static async Task<OAuthServer> StartAsync()
    {
        var server = new OAuthServer(FreePort.Take(1)[0]);
        await Wait.UntilAsync(server.AnswersAsync, "the OAuth server listens");
        return server;
    }

    /// <summary>Has a mailbox's user consent.</summary>
    /// <returns>The refresh token.</returns>
    public async Task<string> ConsentAsync(string client) => (string)(await PostAsync("consent", client))["refreshToken"]!;

    /// <summary>How many token requests a client has made.</summary>
    public async Task<int> RequestsAsync(string client) => (int)(await PostAsync("knobs", client))["requests"]!;

    /// <summary>Changes what a client gets: <c>seconds</c> a token lives, whether refresh tokens <c>rotates</c>, whether it is <c>down</c>, the <c>delay</c> of answers in milliseconds, its <c>secret</c>.</summary>
    public Task TurnAsync(string client, string knob, JsonNode value) => PostAsync("knobs", client, new() { [knob] = value });

    /// <summary>Revokes all access tokens of a client before they expire.</summary>
    public Task RevokeAccessAsync(string client) => PostAsync("revoke-access", client);

    /// <summary>Takes the consent of a mailbox's user back, and all that came of it.</summary>
    public Task RevokeConsentAsync(string client) => PostAsync("revoke-consent", client);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<JsonObject> PostAsync(string what, string client, JsonObject? body = null)
    {
        using var response = await _http.PostAsJsonAsync($"{what}/{client}", body ?? []);
        return await Api.ReadAsync(response, System.Net.HttpStatusCode.OK);
    }

    private async Task<bool> AnswersAsync()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException("The OAuth server did not start: " + string.Join('\n', _process.Lines));
        }

        try
        {
            await RequestsAsync("nobody");
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
