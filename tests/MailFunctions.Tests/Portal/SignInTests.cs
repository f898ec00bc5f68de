using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The way into the portal with the local key.</summary>
public sealed class SignInTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task Wrong_key_is_explained_and_the_right_one_signs_in()
    {
        var screen = await OpenAsync(new() { SignedIn = false });
        screen.Complaints.Expect("status of 401", "/api/me");

        await SignInAsync(screen, "wrong");
        await Expect(screen.Page.GetByText("This key is wrong.")).ToBeVisibleAsync();
        await SignInAsync(screen, Product.App.Key);

        await Expect(Overview(screen)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Link_signs_in_and_leaves_no_key_in_the_address()
    {
        var screen = await OpenAsync();

        await Expect(Overview(screen)).ToBeVisibleAsync();
        screen.Page.Url.ShouldNotContain(Product.App.Key);
    }

    [Fact]
    public async Task Keyboard_is_enough()
    {
        var screen = await OpenAsync(new() { SignedIn = false });

        await screen.TabToAsync(Key(screen));
        await screen.Page.Keyboard.TypeAsync(Product.App.Key);
        await screen.TabToAsync(Button(screen));
        await screen.Page.Keyboard.PressAsync("Enter");

        await Expect(Overview(screen)).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Everybody_can_use_it(ColorScheme scheme, Device device)
    {
        var screen = await OpenAsync(new() { SignedIn = false, Scheme = scheme, Device = device });
        screen.Complaints.Expect("status of 401", "/api/me");

        await Expect(Key(screen)).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
        await SignInAsync(screen, "wrong");
        await Expect(screen.Page.GetByText("This key is wrong.")).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
        await screen.ShouldFitItsWidthAsync();
    }

    private static ILocator Overview(Screen screen) =>
        screen.Page.GetByRole(AriaRole.Heading, new() { Name = "Overview" });

    private static ILocator Key(Screen screen) => screen.Page.GetByRole(AriaRole.Textbox, new() { Name = "Key" });

    private static ILocator Button(Screen screen) => screen.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" });

    private static async Task SignInAsync(Screen screen, string key)
    {
        await Key(screen).FillAsync(key);
        await Button(screen).ClickAsync();
    }
}
