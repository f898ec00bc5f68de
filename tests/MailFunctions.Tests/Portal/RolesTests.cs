using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>Nobody is offered what their roles do not let them do, and whoever follows a link to it is told which role it takes.</summary>
public sealed class RolesTests(Product product, PortalBrowser browser, ProviderFixture fixture)
    : PortalTest(product, browser), IClassFixture<ProviderFixture>
{
    private static readonly string[] Everything = ["Accounts.Read", "Accounts.Manage", "Credentials.Manage", "Mail.Read", "Reports.Manage", "Audit.Read"];

    [Fact]
    public async Task Reader_is_offered_to_look_and_nothing_else()
    {
        var (id, name) = await AccountAsync();
        var screen = await OpenAsync($"/accounts?name={Uri.EscapeDataString(name)}", "Accounts.Read");
        var page = screen.Page;

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"View account {name}" })).ToBeVisibleAsync();
        await Expect(Navigation(page)).ToHaveTextAsync(["Overview", "IMAP/POP3 accounts", "Credentials", "Network connectors"]);
        await Expect(Commands(page)).ToHaveTextAsync(["Hide filters", "Refresh"]);
        await Expect(page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "View inbox" })).ToHaveCountAsync(0);
        await screen.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("n");
        await page.GetByRole(AriaRole.Link, new() { Name = $"View account {name}" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex($"/accounts/{id}\\?"));
        await Expect(Panel(page)).ToContainTextAsync("changing it takes the role Accounts.Manage");
        await Expect(Panel(page).GetByLabel("Account name")).ToBeDisabledAsync();
        await Expect(Panel(page).GetByRole(AriaRole.Group, new() { Name = "Account", Exact = true }).GetByRole(AriaRole.Button)).ToHaveTextAsync(["Check history"]);
        await Expect(Panel(page).GetByRole(AriaRole.Button, new() { NameRegex = new("^(Save|Test connection|New credential|Find the settings)") })).ToHaveCountAsync(0);
        await screen.ShouldBeAccessibleAsync();
        await Panel(page).GetByRole(AriaRole.Button, new() { Name = "Check history" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Check history" })).ToBeVisibleAsync();
        await Expect(Commands(page)).ToHaveTextAsync(["Refresh"]);
    }

    [Fact]
    public async Task Who_manages_accounts_but_neither_credentials_nor_reports_is_offered_just_that()
    {
        var (id, name) = await AccountAsync();
        var credential = (string)(await (await AdministratorAsync()).AccountAsync(id))["credentialId"]!;
        var screen = await OpenAsync($"/accounts?name={Uri.EscapeDataString(name)}", "Accounts.Read,Accounts.Manage");
        var page = screen.Page;

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"Edit account {name}" })).ToBeVisibleAsync();
        await Expect(Commands(page)).ToHaveTextAsync(["New", "Hide filters", "Actions", "Refresh"]);
        await page.Keyboard.PressAsync("n");
        await Expect(Panel(page).GetByLabel("Account name")).ToBeEnabledAsync();
        await Expect(Panel(page).GetByText("New credential")).ToHaveCountAsync(0);

        await page.GotoAsync($"/credentials/{credential}");
        await Expect(Panel(page)).ToContainTextAsync("changing it takes the role Credentials.Manage");
        await Expect(Panel(page).GetByLabel("Password")).ToBeDisabledAsync();
        await Expect(Commands(page)).ToHaveTextAsync(["Refresh"]);
    }

    [Fact]
    public async Task Who_reads_mail_only_reads_it_by_its_link()
    {
        var (id, _) = await AccountAsync();
        var screen = await OpenAsync($"/accounts/{id}/inbox", "Mail.Read");

        await Expect(screen.Page.GetByText("No messages")).ToBeVisibleAsync();
        await Expect(Navigation(screen.Page)).ToHaveCountAsync(0);
        await Expect(Commands(screen.Page)).ToHaveTextAsync(["Refresh"]);
    }

    [Fact]
    public async Task Who_reads_the_audit_only_begins_there()
    {
        var screen = await OpenAsync("/", "Audit.Read");

        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "Audit" })).ToBeVisibleAsync();
        screen.Page.Url.ShouldBe($"{fixture.App.Address}audit");
        await Expect(Navigation(screen.Page)).ToHaveTextAsync(["Audit"]);
    }

    [Theory]
    [InlineData("Accounts.Read", "/accounts/new Accounts.Manage", "/import Accounts.Manage", "/connectors/new Accounts.Manage", "/accounts/1/inbox Mail.Read", "/audit Audit.Read")]
    [InlineData("Accounts.Read,Accounts.Manage,Mail.Read", "/credentials/new Credentials.Manage", "/schedules/new Reports.Manage", "/exports Reports.Manage")]
    [InlineData("Credentials.Manage", "/ Accounts.Read", "/overview Accounts.Read", "/credentials Accounts.Read", "/accounts/1/checks Accounts.Read")]
    public async Task Link_to_what_takes_another_role_says_so(string roles, params string[] links)
    {
        var screen = await OpenAsync("/audit?target=nothing", roles);

        foreach (var (path, role) in links.Select(link => (link.Split(' ')[0], link.Split(' ')[1])))
        {
            await screen.Page.GotoAsync(path);
            await Expect(screen.Page.GetByText($"takes the role {role}, which you do not have")).ToBeVisibleAsync();
        }

        await screen.ShouldBeAccessibleAsync();
    }

    private static ILocator Panel(IPage page) => page.Locator("[role=dialog].fui-OverlayDrawer");

    private static ILocator Navigation(IPage page) => page.GetByRole(AriaRole.Navigation, new() { Name = "Navigation" }).GetByRole(AriaRole.Link);

    // Behind a panel, the screen is hidden from everybody but the test.
    private static ILocator Commands(IPage page) =>
        page.GetByRole(AriaRole.Toolbar, new() { Name = "Commands", IncludeHidden = true }).GetByRole(AriaRole.Button, new() { IncludeHidden = true });

    private async Task<Screen> OpenAsync(string path, string roles)
    {
        var screen = await OpenAsync(new() { SignedIn = false, Path = path, OwnAuthority = true }, fixture.App);
        screen.Complaints.Expect("Request to another origin", fixture.Provider.Issuer);
        await fixture.SignInAsync(screen, roles);
        await Expect(screen.Page.GetByRole(AriaRole.Banner).GetByText(roles, new() { Exact = true })).ToBeVisibleAsync();
        return screen;
    }

    /// <summary>The app's API, for somebody who may do everything.</summary>
    private async Task<Api> AdministratorAsync()
    {
        fixture.App.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await fixture.Provider.TokenAsync(Everything));
        return new Api(fixture.App.Http);
    }

    private async Task<(int Id, string Name)> AccountAsync()
    {
        var api = await AdministratorAsync();
        var account = await api.CreateAccountAsync(Product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        return ((int)account["id"]!, (string)account["name"]!);
    }
}
