using System.Net;
using MailFunctions.Tests.Hostile;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>What happens while the identity provider changes its keys, is away, or hangs.</summary>
public sealed class AuthorityTests(Product product, OwnStorage storage) : IClassFixture<OwnStorage>
{
    [Fact]
    public async Task New_key_is_taken_at_once_and_an_old_one_stops_working()
    {
        using var first = new SigningKey("first");
        using var second = new SigningKey("second", "ES256");
        await using var provider = await IdentityProvider.StartAsync(FreePort.Take(1)[0], first);
        await using var app = await StartAsync(provider.Issuer, ("Auth__MetadataSeconds", "2"));
        var old = await provider.TokenAsync("Accounts.Read");
        (await StatusAsync(app, old)).ShouldBe(HttpStatusCode.OK);

        await provider.PublishAsync(second, first);
        var next = await provider.TokenAsync("Accounts.Read");
        var (nextStatus, oldStatus) = (await StatusAsync(app, next), await StatusAsync(app, old));
        await provider.PublishAsync(second);
        await Wait.UntilAsync(async () => await StatusAsync(app, old) == HttpStatusCode.Unauthorized, "the old key stops working", seconds: 30);

        nextStatus.ShouldBe(HttpStatusCode.OK);
        oldStatus.ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(app, next)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Provider_that_is_away_at_the_start_is_said_to_be_and_taken_up_when_it_comes()
    {
        using var key = new SigningKey("first", "PS256");
        var port = FreePort.Take(1)[0];
        await using var app = await StartAsync(IdentityProvider.IssuerAt(port));
        var early = new ForgedToken(IdentityProvider.IssuerAt(port)).Signed(key);

        using var away = await SignInFixture.SendAsync(app, early);
        var problem = await Api.ReadAsync(away, HttpStatusCode.ServiceUnavailable);
        var withoutToken = await StatusAsync(app, null);
        await using var provider = await IdentityProvider.StartAsync(port, key);
        var token = await provider.TokenAsync("Accounts.Read");
        await Wait.UntilAsync(async () => await StatusAsync(app, token) == HttpStatusCode.OK, "the token is accepted", seconds: 60);

        ((string?)problem["detail"])!.ShouldContain("identity provider");
        away.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        withoutToken.ShouldBe(HttpStatusCode.Unauthorized);
        app.Log.ShouldContain(line => line.Contains("metadata could not be fetched from http://127.0.0.1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Provider_that_hangs_holds_requests_up_for_a_short_time_only()
    {
        using var key = new SigningKey("first");
        var asked = 0;
        await using var server = new ScriptedServer(connection =>
        {
            Interlocked.Increment(ref asked);
            return connection.StallAsync();
        });
        await using var app = await StartAsync(IdentityProvider.IssuerAt(server.Port), ("Auth__TimeoutSeconds", "1"));
        var token = new ForgedToken(IdentityProvider.IssuerAt(server.Port)).Signed(key);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => StatusAsync(app, token)));

        statuses.ShouldAllBe(status => status == HttpStatusCode.ServiceUnavailable);
        // They wait for one attempt together, not each for its own after those before it.
        asked.ShouldBeLessThan(statuses.Length);
    }

    [Fact]
    public async Task Provider_that_the_egress_policy_forbids_is_not_asked()
    {
        using var key = new SigningKey("first");
        await using var provider = await IdentityProvider.StartAsync(FreePort.Take(1)[0], key);
        await using var app = await StartAsync(provider.Issuer, ("Egress__AllowLoopback", "false"));

        (await StatusAsync(app, await provider.TokenAsync("Accounts.Read"))).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await provider.KeyRequestsAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData("Auth__Mode", "Anonymous", "Auth__Mode must be Local or Oidc.")]
    [InlineData("Auth__Authority", "https://login.microsoftonline.com/common/v2.0", "Auth__Authority must name one tenant")]
    public async Task App_does_not_start_with_settings_that_cannot_be(string name, string value, string words)
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await using var app = await StartAsync("https://login.example.com", (name, value), ("Auth__RequireHttps", "true"));
        });

        failure.Message.ShouldContain(words);
    }

    private Task<App> StartAsync(string issuer, params (string Name, string Value)[] settings) =>
        App.StartAsync(storage.Azurite, product.Certificates, [.. IdentityProvider.Settings(issuer), .. settings]);

    private static async Task<HttpStatusCode> StatusAsync(App app, string? token)
    {
        using var response = await SignInFixture.SendAsync(app, token);
        return response.StatusCode;
    }
}
