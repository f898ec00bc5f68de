using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The account window of the portal.</summary>
public sealed class AccountWindowTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task Account_is_registered_with_a_new_credential_by_keyboard_alone()
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        var name = Api.UniqueName("keyboard");
        var screen = await OpenAsync(new() { Path = "/accounts" });
        var page = screen.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "IMAP/POP3 accounts" })).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("n");
        await TypeAsync(screen, "Account name", name);
        await TypeAsync(screen, "Address", "localhost");
        await TypeAsync(screen, "Port", mailbox.Server.ImapsPort.ToString(CultureInfo.InvariantCulture));
        await screen.TabToAsync(Window(page).GetByRole(AriaRole.Button, new() { Name = "New credential" }));
        await page.Keyboard.PressAsync("Enter");
        var credential = Window(page).GetByRole(AriaRole.Group, new() { Name = "New credential" });
        await TypeAsync(screen, credential.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }), Api.UniqueName("credential"));
        await TypeAsync(screen, credential.GetByLabel("User name"), mailbox.User);
        await TypeAsync(screen, credential.GetByLabel("Password"), DovecotServer.Password);
        await screen.TabToAsync(credential.GetByRole(AriaRole.Button, new() { Name = "Save credential" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(credential).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Control+s");

        await Expect(page.GetByText($"{name} is registered.")).ToBeVisibleAsync();
        var account = (await Api.AllAsync($"api/accounts?name={Uri.EscapeDataString(name)}")).Single();
        ((string?)account["protocol"], (int?)account["port"], (string?)account["connectionType"], (bool?)account["keepCopy"])
            .ShouldBe(("IMAP", mailbox.Server.ImapsPort, "SSL", true));

        await page.Keyboard.PressAsync("Escape");
        await Expect(Window(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Port_follows_protocol_and_security_until_it_is_chosen()
    {
        var screen = await OpenAsync(new() { Path = "/accounts/new" });
        var page = screen.Page;
        var port = Window(page).GetByLabel("Port");

        await Expect(port).ToHaveValueAsync("993");
        await Window(page).GetByLabel("Protocol").SelectOptionAsync("POP3");
        await Expect(port).ToHaveValueAsync("995");
        await Window(page).GetByLabel("Secure connection type").SelectOptionAsync("TLS");
        await Expect(port).ToHaveValueAsync("110");
        await port.FillAsync("1110");
        await Window(page).GetByLabel("Protocol").SelectOptionAsync("IMAP");
        await Expect(port).ToHaveValueAsync("1110");

        await Expect(Window(page).Locator("input[name=networkConnectorId]")).ToBeDisabledAsync();
        await Window(page).GetByLabel("Use Network Connector").CheckAsync();
        await Expect(Window(page).Locator("input[name=networkConnectorId]")).ToBeEnabledAsync();
        await Window(page).GetByLabel("Use safe connection").UncheckAsync();
        await Expect(Window(page).GetByText("cross the network in plain text")).ToBeVisibleAsync();
        await Expect(Window(page).GetByLabel("Secure connection type")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_while_one_types_and_when_the_app_refuses()
    {
        var taken = await AccountAsync();
        var other = await AccountAsync();
        var screen = await OpenAsync(new() { Path = $"/accounts/{other["id"]}" });
        var page = screen.Page;

        var name = Window(page).GetByLabel("Account name");
        await name.FillAsync("");
        await name.BlurAsync();
        await Expect(Window(page).GetByText("This is required.")).ToBeVisibleAsync();
        await Window(page).GetByLabel("Address").FillAsync("imap://example.com/");
        await Window(page).GetByLabel("Address").BlurAsync();
        await Expect(Window(page).GetByText("A host name or an IP address, without a scheme")).ToBeVisibleAsync();
        await Window(page).GetByLabel("Address").FillAsync("localhost");
        await name.FillAsync((string)taken["name"]!);
        screen.Complaints.Expect("status of 4");
        await SaveAsync(page);

        await Expect(Window(page).GetByText(new Regex("name", RegexOptions.IgnoreCase)).First).ToBeVisibleAsync();
        await Expect(Window(page).GetByRole(AriaRole.Alert).Or(Window(page).Locator(".fui-MessageBar")).First).ToBeVisibleAsync();
        ((string)(await Api.AccountAsync((int)other["id"]!))["name"]!).ShouldBe((string)other["name"]!);
    }

    [Theory]
    [InlineData(true, "The connection works.")]
    [InlineData(false, "The connection does not work.")]
    public async Task Connection_is_tested_step_by_step(bool works, string words)
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        var account = ConnectionKind.ImapSsl.Account(mailbox, await Api.CreateCredentialAsync(mailbox.User, works ? DovecotServer.Password : "wrong"));
        var id = (int)(await Api.PostAsync("api/accounts", account, System.Net.HttpStatusCode.Created))["id"]!;
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}" });

        await Window(screen.Page).GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        await Expect(screen.Page.GetByText(words)).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText("Connect: succeeded")).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText(works ? "Open the mailbox: succeeded" : "Log in: failed")).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Nothing_typed_is_lost_unasked()
    {
        var account = await AccountAsync();
        var screen = await OpenAsync(new() { Path = "/accounts" });
        var page = screen.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "IMAP/POP3 accounts" })).ToBeVisibleAsync();
        await page.GotoAsync($"/accounts/{account["id"]}");
        await Window(page).GetByLabel("Account name").FillAsync("something else");

        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByText("Leave without saving?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).Last.ClickAsync();
        await Expect(Window(page).GetByLabel("Account name")).ToHaveValueAsync("something else");
        await Expect(page.GetByText("Leave without saving?")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard changes" }).ClickAsync();

        await Expect(Window(page)).ToHaveCountAsync(0);
        ((string)(await Api.AccountAsync((int)account["id"]!))["name"]!).ShouldBe((string)account["name"]!);
    }

    [Fact]
    public async Task Version_that_somebody_saved_meanwhile_is_shown_beside_ones_own()
    {
        var account = await AccountAsync();
        var id = (int)account["id"]!;
        var mine = Api.UniqueName("mine");
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}" });
        var page = screen.Page;
        await Window(page).GetByLabel("Account name").FillAsync(mine);
        await Api.PatchAccountAsync(id, new JsonObject { ["keepCopy"] = false });
        screen.Complaints.Expect("status of 412");

        await SaveAsync(page);
        var conflict = Window(page).GetByRole(AriaRole.Group, new() { Name = "Somebody changed this account meanwhile." });
        await Expect(conflict.GetByText($"Mine: {mine}")).ToBeVisibleAsync();
        await conflict.GetByRole(AriaRole.Radio, new() { Name = "Theirs: No" }).CheckAsync();
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Take these" }).ClickAsync();
        await SaveAsync(page);
        await Expect(page.GetByText("Saved.")).ToBeVisibleAsync();

        var saved = await Api.AccountAsync(id);
        ((string?)saved["name"], (bool?)saved["keepCopy"]).ShouldBe((mine, false));
    }

    [Fact]
    public async Task Account_is_deleted_once_that_is_confirmed()
    {
        var account = await AccountAsync();
        var screen = await OpenAsync(new() { Path = $"/accounts/{account["id"]}" });
        var page = screen.Page;

        await Window(page).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(Window(page)).ToHaveCountAsync(0);
        (await Api.AllAsync($"api/accounts?name={Uri.EscapeDataString((string)account["name"]!)}")).ShouldBeEmpty();
    }

    private static ILocator Window(IPage page) => page.Locator("[role=dialog].fui-OverlayDrawer");

    private static Task SaveAsync(IPage page) => Window(page).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    private static Task TypeAsync(Screen screen, string label, string text) => TypeAsync(screen, Window(screen.Page).GetByLabel(label), text);

    private static async Task TypeAsync(Screen screen, ILocator field, string text)
    {
        await screen.TabToAsync(field);
        await screen.Page.Keyboard.PressAsync("Control+a");
        await screen.Page.Keyboard.TypeAsync(text);
    }

    private Task<JsonObject> AccountAsync() => Api.CreateAccountAsync(Product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
}
