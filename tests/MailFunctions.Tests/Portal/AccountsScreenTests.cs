using System.Net;
using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The accounts report in the portal.</summary>
public sealed class AccountsScreenTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task Filters_are_in_the_address_and_a_shared_link_shows_the_same()
    {
        var prefix = Api.UniqueName("filters");
        await CreateAsync($"{prefix} kept", keepCopy: true);
        await CreateAsync($"{prefix} taken", keepCopy: false);
        var screen = await OpenAsync(new() { Path = "/accounts" });
        var page = screen.Page;
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(prefix);
        await Expect(Row(page, $"{prefix} kept")).ToBeVisibleAsync();
        await page.GetByLabel("Keep copy", new() { Exact = true }).SelectOptionAsync("No");
        await Expect(Row(page, $"{prefix} kept")).ToHaveCountAsync(0);
        await Expect(Row(page, $"{prefix} taken")).ToBeVisibleAsync();

        page.Url.ShouldContain("keepCopy=no");
        var shared = await OpenAsync(new() { Path = new Uri(page.Url).PathAndQuery });
        await Expect(Row(shared.Page, $"{prefix} taken")).ToBeVisibleAsync();
        await Expect(Row(shared.Page, $"{prefix} kept")).ToHaveCountAsync(0);
        await shared.Page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(shared.Page).ToHaveURLAsync(new Regex("/accounts$"));
    }

    [Fact]
    public async Task Value_in_the_address_that_is_none_is_told()
    {
        var screen = await OpenAsync(new() { Path = "/accounts?keepCopy=perhaps" });
        screen.Complaints.Expect("status of 400");

        await Expect(screen.Page.GetByText("keepCopy: must be one of: yes, no.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pages_and_order_are_steps_of_the_browsers_history()
    {
        var prefix = Api.UniqueName("pages");
        foreach (var letter in "abc")
        {
            await CreateAsync($"{prefix} {letter}");
        }

        var screen = await OpenAsync(new() { Path = $"/accounts?name={Uri.EscapeDataString(prefix)}&pageSize=2" });
        var page = screen.Page;
        await Expect(Rows(page)).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.GetByText("Page 2")).ToBeVisibleAsync();
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(page.GetByText("Page 2")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Name", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=-name"));
        await Expect(Rows(page).First).ToContainTextAsync($"{prefix} c");
    }

    [Fact]
    public async Task Several_accounts_are_disabled_and_deleted_at_once_and_what_failed_is_named()
    {
        var prefix = Api.UniqueName("bulk");
        var gone = await CreateAsync($"{prefix} gone");
        await CreateAsync($"{prefix} stays");
        var screen = await OpenAsync(new() { Path = $"/accounts?name={Uri.EscapeDataString(prefix)}" });
        var page = screen.Page;

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all rows of this page" }).CheckAsync();
        await ChooseAsync(page, "Actions (2)", "Disable");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disable", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Done: 2 of 2.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Cell).GetByText("Disabled")).ToHaveCountAsync(2);

        await ChooseAsync(page, "Actions (2)", "Delete");
        var delete = page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true });
        await Expect(delete).ToBeDisabledAsync();
        await Api.SendAsync(HttpMethod.Delete, $"api/accounts/{gone}", ifMatch: "*");
        screen.Complaints.Expect("status of 404");
        await page.GetByLabel("to confirm").FillAsync("2");
        await delete.ClickAsync();
        await Expect(page.GetByText("Done: 1 of 2.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "What failed, and why" })).ToContainTextAsync($"{prefix} gone");
        (await Api.AllAsync($"api/accounts?name={Uri.EscapeDataString(prefix)}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Report_is_exported_printed_and_scheduled_with_the_filters_that_are_set()
    {
        var name = Api.UniqueName("export");
        await CreateAsync(name);
        var screen = await OpenAsync(new() { Path = $"/accounts?name={Uri.EscapeDataString(name)}" });
        var page = screen.Page;
        // The file is the storage's, behind a link; the browser goes there to save it.
        screen.Complaints.Expect("Request to another origin", "/exports/");

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export CSV" }).ClickAsync());
        var csv = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        csv.ShouldStartWith("ID,Name,Secure connection,");
        csv.ShouldContain(name);
        csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        var paper = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Print report" }).ClickAsync());
        await Expect(paper.GetByRole(AriaRole.Heading, new() { Name = "IMAP/POP3 Accounts" })).ToBeVisibleAsync();
        await Expect(paper.GetByText(name).First).ToBeVisibleAsync();
        await paper.CloseAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Schedule report" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).Last).ToHaveValueAsync(name);
    }

    [Fact]
    public async Task States_update_by_themselves_and_refreshing_keeps_the_place()
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync(Scenery.Letter("News"));
        var account = await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl);
        var name = (string)account["name"]!;
        var screen = await OpenAsync(new() { Path = $"/accounts?name={Uri.EscapeDataString(name)}&sort=-id" });
        await Expect(Row(screen.Page, name)).ToContainTextAsync("Not checked yet");

        await Api.CheckAsync((int)account["id"]!);

        await Expect(Row(screen.Page, name)).ToContainTextAsync("Healthy");
        await Expect(Row(screen.Page, name).Locator("[data-heading=Messages]")).ToHaveTextAsync("1");
        await screen.Page.Keyboard.PressAsync("r");
        screen.Page.Url.ShouldContain("sort=-id");
    }

    [Fact]
    public async Task Shortcuts_lead_everywhere_and_can_be_turned_off()
    {
        var screen = await OpenAsync(new() { Path = "/accounts" });
        var page = screen.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "IMAP/POP3 accounts" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("f");
        await Expect(page.GetByRole(AriaRole.Search)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard shortcuts" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Credentials" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Portal settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Switch, new() { Name = "Keyboard shortcuts with single keys" }).UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Credentials" })).ToBeVisibleAsync();
    }

    private static ILocator Rows(IPage page) => page.Locator("tbody tr");

    private static ILocator Row(IPage page, string name) => Rows(page).Filter(new() { HasText = name });

    private static async Task ChooseAsync(IPage page, string menu, string item)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = menu }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }

    private async Task<int> CreateAsync(string name, bool keepCopy = true)
    {
        var account = ConnectionKind.ImapSsl.Account(Product.Dovecot.CreateMailbox(), await Api.CreateCredentialAsync("somebody"));
        (account["name"], account["keepCopy"]) = (name, keepCopy);
        return (int)(await Api.PostAsync("api/accounts", account, HttpStatusCode.Created))["id"]!;
    }
}
