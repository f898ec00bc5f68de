using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Security.SignIn;

/// <summary>What the app tells the portal about signing in, and whom it lets the portal ask.</summary>
public sealed class PortalSignInTests(Product product, SignInFixture fixture, OwnStorage storage) : IClassFixture<SignInFixture>, IClassFixture<OwnStorage>
{
    private const string Strict = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Local_mode_takes_the_key_and_speaks_to_nobody()
    {
        (await AnswerAsync(product.App)).ShouldBe("""{"mode":"Local","authority":null,"clientId":null,"scope":null}""");
        (await PolicyAsync(product.App, "")).ShouldBe(Strict);
    }

    [Fact]
    public async Task Provider_without_client_for_the_portal_is_not_named()
    {
        (await AnswerAsync(fixture.App)).ShouldBe("""{"mode":"Oidc","authority":null,"clientId":null,"scope":null}""");
        (await PolicyAsync(fixture.App, "")).ShouldBe(Strict);
    }

    [Theory]
    [InlineData("", "api://mailfunctions/.default")]
    [InlineData("api://mailfunctions/access_as_user", "api://mailfunctions/access_as_user")]
    public async Task Provider_is_named_and_let_through_for_the_portals_pages_alone(string setting, string scope)
    {
        await using var app = await App.StartAsync(
            storage.Azurite, product.Certificates,
            ("Auth__Mode", "Oidc"), ("Auth__Authority", "https://login.example.com:8443/tenant/v2.0"), ("Auth__Audiences__0", "api://mailfunctions"),
            ("Auth__PortalClientId", "11111111-2222-3333-4444-555555555555"), ("Auth__PortalScope", setting));

        (await AnswerAsync(app)).ShouldBe(
            $$"""{"mode":"Oidc","authority":"https://login.example.com:8443/tenant/v2.0","clientId":"11111111-2222-3333-4444-555555555555","scope":"{{scope}}"}""");
        (await PolicyAsync(app, "")).ShouldBe(Strict + "; connect-src 'self' https://login.example.com:8443");
        (await PolicyAsync(app, "accounts/42")).ShouldBe(Strict + "; connect-src 'self' https://login.example.com:8443");
        (await PolicyAsync(app, "api/docs")).ShouldBe(Strict);
        (await PolicyAsync(app, "favicon.svg")).ShouldBe(Strict);
    }

    private static async Task<string> AnswerAsync(App app)
    {
        using var response = await SignInFixture.SendAsync(app, null, "api/sign-in");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<string> PolicyAsync(App app, string path)
    {
        using var response = await SignInFixture.SendAsync(app, null, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return response.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
    }
}
