using System.Text.RegularExpressions;
using MailFunctions.Tests.Accounts;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The accounts report with as many accounts on a page as there can be.</summary>
public sealed class ManyAccountsTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    private const int Accounts = 1000;

    [Fact]
    public async Task Thousand_accounts_on_a_page_are_scrolled_selected_and_kept_up_to_date()
    {
        var azurite = Own(await AzuriteServer.StartAsync());
        var app = Own(await App.StartAsync(azurite, Product.Certificates));
        var api = new Api(app.Http);
        await ManyAccounts.SeedAsync(azurite, Accounts - 1);
        var last = (int)(await api.CreateAccountAsync(Product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl))["id"]!;
        var screen = await OpenAsync(new() { Path = "/accounts" }, app);
        var page = screen.Page;
        await Expect(Rows(page)).ToHaveCountAsync(30);

        await screen.TabToAsync(Size(page, "Accounts per page"));
        await page.Keyboard.PressAsync("End");
        await Expect(Rows(page)).ToHaveCountAsync(Accounts);
        page.Url.ShouldBe($"{app.Address}accounts?pageSize=1000");

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all rows of this page" }).CheckAsync();
        await Expect(Actions(page)).ToHaveTextAsync("Actions (1000)");
        await Rows(page).Last.ScrollIntoViewIfNeededAsync();
        await Rows(page).Last.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await Expect(Actions(page)).ToHaveTextAsync("Actions (999)");

        await api.CheckAsync(last);
        await Expect(Rows(page).Last).ToContainTextAsync("Healthy");
        await Expect(Rows(page).Last).ToBeInViewportAsync();
        await Expect(Actions(page)).ToHaveTextAsync("Actions (999)");

        await Size(page, "Accounts per page").SelectOptionAsync("30 per page");
        await Expect(Rows(page)).ToHaveCountAsync(30);
        await Expect(page).ToHaveURLAsync(new Regex("/accounts$"));
        await Expect(Actions(page)).ToHaveTextAsync("Actions");
    }

    [Fact]
    public async Task Size_of_the_page_is_in_the_address_in_either_language()
    {
        var screen = await OpenAsync(new() { Path = "/accounts?name=nothing-is-called-so&pageSize=1000", Language = "pt-BR" });

        var size = Size(screen.Page, "Contas por página");

        await Expect(size).ToHaveValueAsync("1000");
        await Expect(size.GetByRole(AriaRole.Option)).ToHaveTextAsync(["30 por página", "100 por página", "300 por página", "1.000 por página"]);
    }

    private static ILocator Rows(IPage page) => page.Locator("tbody tr");

    private static ILocator Size(IPage page, string label) => page.GetByRole(AriaRole.Combobox, new() { Name = label });

    private static ILocator Actions(IPage page) => page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Actions") });
}
