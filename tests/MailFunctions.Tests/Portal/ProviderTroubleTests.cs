using System.Web;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Security.SignIn;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The way into the portal when the identity provider is another one than in its tests, does not fit, or is not there.</summary>
public sealed class ProviderTroubleTests(Product product, PortalBrowser browser, ProviderFixture fixture, SignInFixture unregistered)
    : PortalTest(product, browser), IClassFixture<ProviderFixture>, IClassFixture<SignInFixture>
{
    [Fact]
    public async Task Portal_that_is_not_registered_says_so()
    {
        var screen = await OpenAsync(new() { SignedIn = false }, unregistered.App);

        await Expect(screen.Page.GetByText("Signing in through the portal is not configured.")).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Token_that_the_app_refuses_is_explained_with_the_apps_words()
    {
        await fixture.Provider.RegisterPortalAsync(fixture.App.Address, "api://another");
        var screen = await OpenAsync(new() { SignedIn = false, OwnAuthority = true }, fixture.App);
        screen.Complaints.Expect("Request to another origin", fixture.Provider.Issuer);
        screen.Complaints.Expect("status of 401", "/api/me");

        await fixture.SignInAsync(screen, "Accounts.Read");

        await Expect(screen.Page.GetByText("The app does not accept your account.")).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText("The token is meant for another audience.")).ToBeVisibleAsync();
        await Expect(Button(screen)).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Provider_that_is_away_is_said_to_be()
    {
        var issuer = $"https://localhost:{FreePort.Take(1)[0]}";
        var app = Own(await fixture.StartAsync(issuer));
        var screen = await OpenAsync(new() { SignedIn = false }, app);
        screen.Complaints.Expect("Request to another origin", issuer);
        screen.Complaints.Expect("Request failed", issuer);
        screen.Complaints.Expect("Failed to load resource", issuer);

        await Button(screen).ClickAsync();

        await Expect(screen.Page.GetByText("The identity provider does not answer.")).ToBeVisibleAsync();
        await Expect(Button(screen)).ToBeEnabledAsync();
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/0f0e0d0c-0b0a-4908-8706-050403020100/v2.0")]
    [InlineData("https://login.microsoftonline.com/0f0e0d0c-0b0a-4908-8706-050403020100")]
    public async Task People_are_sent_to_Entra_ID_as_it_wants_them(string authority)
    {
        var app = Own(await fixture.StartAsync(authority));
        var screen = await OpenAsync(new() { SignedIn = false, Path = "/accounts" }, app);
        screen.Complaints.Expect("Request to another origin", "https://login.microsoftonline.com");
        await screen.Page.RouteAsync("https://login.microsoftonline.com/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "Entra ID" }));

        var sent = await screen.Page.RunAndWaitForRequestAsync(
            () => screen.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with Microsoft" }).ClickAsync(),
            request => request.IsNavigationRequest);

        var address = new Uri(sent.Url);
        address.GetLeftPart(UriPartial.Path).ShouldBe("https://login.microsoftonline.com/0f0e0d0c-0b0a-4908-8706-050403020100/oauth2/v2.0/authorize");
        var query = HttpUtility.ParseQueryString(address.Query);
        query["client_id"].ShouldBe(IdentityProvider.PortalClient);
        query["redirect_uri"].ShouldBe($"{app.Address}signed-in");
        query["response_type"].ShouldBe("code");
        query["code_challenge_method"].ShouldBe("S256");
        query["scope"]!.Split(' ').ShouldBe([$"{IdentityProvider.Audience}/.default", "openid", "profile", "offline_access"], ignoreOrder: true);
    }

    private static ILocator Button(Screen screen) => ProviderFixture.Button(screen);
}
