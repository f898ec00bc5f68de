using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The way into the portal, and out of it, with an account at an identity provider.</summary>
public sealed class ProviderSignInTests(Product product, PortalBrowser browser, ProviderFixture fixture)
    : PortalTest(product, browser), IClassFixture<ProviderFixture>
{
    private const string Somebody = "Accounts.Read,Accounts.Manage";
    private const string AnHourLater = "02:00:00";

    [Fact]
    public async Task Address_that_was_asked_for_is_shown_after_the_sign_in_and_a_reload()
    {
        var screen = await OpenAsync("/accounts?name=support");

        await SignInAsync(screen, Somebody);
        await Expect(Accounts(screen)).ToBeVisibleAsync();
        var tokens = await fixture.Provider.TokenRequestsAsync();
        var address = screen.Page.Url;
        await screen.Page.ReloadAsync();

        await Expect(Accounts(screen)).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText(Somebody)).ToBeVisibleAsync();
        address.ShouldBe($"{fixture.App.Address}accounts?name=support");
        screen.Page.Url.ShouldBe(address);
        (await fixture.Provider.TokenRequestsAsync()).ShouldBe(tokens);
    }

    [Fact]
    public async Task Tokens_are_kept_in_the_tab_only()
    {
        var screen = await OpenAsync();

        await SignInAsync(screen, Somebody);
        await Expect(Accounts(screen)).ToBeVisibleAsync();

        (await screen.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)")).ShouldContain("refreshtoken");
        (await screen.Page.EvaluateAsync<string>("JSON.stringify(localStorage)")).ShouldNotContain("token");
        (await screen.Page.EvaluateAsync<string>("document.cookie")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Token_that_is_about_to_expire_is_renewed_unseen()
    {
        var screen = await OpenAsync();
        await screen.Page.Clock.InstallAsync();
        await SignInAsync(screen, Somebody);
        await Expect(Accounts(screen)).ToBeVisibleAsync();
        var before = await fixture.Provider.TokenRequestsAsync();

        var renewed = screen.Page.WaitForResponseAsync($"{fixture.Provider.Issuer}/token?**");
        await screen.Page.Clock.FastForwardAsync(AnHourLater);

        (await renewed).Status.ShouldBe(200);
        await Expect(Accounts(screen)).ToBeVisibleAsync();
        (await fixture.Provider.TokenRequestsAsync()).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Who_has_to_sign_in_again_does_so_beside_what_is_on_the_screen()
    {
        var screen = await OpenAsync();
        screen.Complaints.Expect("status of 400", "/token");
        await screen.Page.Clock.InstallAsync();
        await SignInAsync(screen, Somebody);
        await Expect(Accounts(screen)).ToBeVisibleAsync();
        await screen.Page.EvaluateAsync("window.unsaved = 'typed'");

        await fixture.Provider.RevokeAsync();
        await screen.Page.Clock.FastForwardAsync(AnHourLater);
        await Expect(Renewal(screen)).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
        await screen.Page.RunAndWaitForPopupAsync(() => screen.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in again" }).ClickAsync());

        await Expect(Renewal(screen)).ToBeHiddenAsync();
        await Expect(Accounts(screen)).ToBeVisibleAsync();
        (await screen.Page.EvaluateAsync<string>("window.unsaved")).ShouldBe("typed");
    }

    [Fact]
    public async Task Sign_out_ends_the_session_here_and_at_the_provider()
    {
        var screen = await OpenAsync();
        await SignInAsync(screen, Somebody);

        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await screen.ShouldGoToAsync($"{fixture.Provider.Issuer}/");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(Button(screen)).ToBeVisibleAsync();
        (await screen.Page.EvaluateAsync<string>("JSON.stringify(sessionStorage)")).ShouldNotContain("token");

        // The provider asks who it is: it does not remember.
        await SignInAsync(screen, "Accounts.Read");
        await Expect(screen.Page.GetByRole(AriaRole.Banner).GetByText("Accounts.Read", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Sign_in_that_is_declined_is_explained_and_can_be_tried_again()
    {
        var screen = await OpenAsync();

        await Button(screen).ClickAsync();
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(screen.Page.GetByText("The sign-in was declined.")).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText("The user declined.")).ToBeVisibleAsync();
        screen.Page.Url.ShouldBe($"{fixture.App.Address}accounts");
        await SignInAsync(screen, Somebody);

        await Expect(Accounts(screen)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_has_no_role_is_told_so()
    {
        var screen = await OpenAsync();

        await SignInAsync(screen, "nobody");

        await Expect(screen.Page.GetByText("You may not do anything here yet.")).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText("You are signed in as nobody")).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await screen.ShouldGoToAsync($"{fixture.Provider.Issuer}/");
    }

    [Theory, MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Everybody_can_use_it(ColorScheme scheme, Device device)
    {
        var screen = await OpenAsync(new() { SignedIn = false, Scheme = scheme, Device = device }, fixture.App);

        await Expect(Button(screen)).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
        await screen.ShouldFitItsWidthAsync();
    }

    [Fact]
    public async Task It_speaks_Portuguese()
    {
        var screen = await OpenAsync(new() { SignedIn = false, Language = "pt-BR" }, fixture.App);

        await Expect(screen.Page.GetByRole(AriaRole.Button, new() { Name = "Entrar com a conta da sua organização" })).ToBeVisibleAsync();
    }

    private static ILocator Accounts(Screen screen) => screen.Page.GetByRole(AriaRole.Heading, new() { Name = "IMAP/POP3 accounts" });

    private static ILocator Renewal(Screen screen) => screen.Page.GetByRole(AriaRole.Alertdialog, new() { Name = "Your sign-in has to be renewed." });

    private static ILocator Button(Screen screen) => ProviderFixture.Button(screen);

    private async Task<Screen> OpenAsync(string path = "/accounts")
    {
        var screen = await OpenAsync(new() { SignedIn = false, Path = path, OwnAuthority = true }, fixture.App);
        screen.Complaints.Expect("Request to another origin", fixture.Provider.Issuer);
        return screen;
    }

    private Task SignInAsync(Screen screen, string user) => fixture.SignInAsync(screen, user);
}
