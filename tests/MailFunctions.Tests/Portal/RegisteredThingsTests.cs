using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>Credentials, network connectors and report schedules in the portal: made, found, changed and deleted.</summary>
public sealed class RegisteredThingsTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task Credential_keeps_its_password_unless_a_new_one_is_typed_and_is_not_deleted_while_it_is_used()
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        var name = Api.UniqueName("credential");
        var screen = await OpenAsync(new() { Path = "/credentials/new" });
        var page = screen.Page;

        await Name(page).FillAsync(name);
        await Panel(page).GetByLabel("User name").FillAsync(mailbox.User);
        await Panel(page).GetByLabel("Password").FillAsync(DovecotServer.Password);
        await SaveAsync(page);
        await Expect(page.GetByText($"{name} is saved.").First).ToBeVisibleAsync();
        var credential = (await Api.AllAsync($"api/credentials?name={Uri.EscapeDataString(name)}")).Single();

        var account = ConnectionKind.ImapSsl.Account(mailbox, (string)credential["id"]!);
        var id = (int)(await Api.PostAsync("api/accounts", account, System.Net.HttpStatusCode.Created))["id"]!;
        await page.GotoAsync($"/credentials/{credential["id"]}");
        await Name(page).FillAsync(name + " renamed");
        await SaveAsync(page);
        await Expect(page.GetByText($"{name} renamed is saved.").First).ToBeVisibleAsync();
        ((string?)(await Api.CheckAsync(id))["check"]!["state"]).ShouldBe("Ok");

        screen.Complaints.Expect("status of 409");
        await DeleteAsync(page);
        await Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync($"The credential is in use, by account {id}");
    }

    [Fact]
    public async Task Connector_is_found_by_name_tested_and_deleted()
    {
        var name = Api.UniqueName("connector");
        var screen = await OpenAsync(new() { Path = "/connectors/new" });
        var page = screen.Page;

        await Panel(page).GetByLabel("Type").SelectOptionAsync("HTTP");
        await Expect(Panel(page).GetByLabel("Port").First).ToHaveValueAsync("3128");
        await Name(page).FillAsync(name);
        await Panel(page).GetByLabel("Address").FillAsync("127.0.0.1");
        await Panel(page).GetByLabel("Port").First.FillAsync($"{FreePort.Take(1)[0]}");
        await SaveAsync(page);
        await Expect(page.GetByText($"{name} is saved.").First).ToBeVisibleAsync();

        await page.GotoAsync($"/connectors?name={Uri.EscapeDataString(name)}");
        await page.GetByRole(AriaRole.Link, new() { Name = name }).ClickAsync();
        await Panel(page).GetByLabel("Server to reach").FillAsync("mail.example.com");
        await Panel(page).GetByRole(AriaRole.Button, new() { Name = "Test connector" }).ClickAsync();
        await Expect(Panel(page).GetByText("The server was not reached.")).ToBeVisibleAsync();

        await DeleteAsync(page);
        await Expect(page.GetByText("Nothing found")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Schedule_says_when_it_runs_next_and_runs_when_asked()
    {
        var name = Api.UniqueName("schedule");
        var screen = await OpenAsync(new() { Path = "/schedules/new?keepCopy=no" });
        var page = screen.Page;

        await Name(page).FillAsync(name);
        await Panel(page).GetByLabel("Frequency").SelectOptionAsync("Weekly");
        await SaveAsync(page);
        await Expect(Panel(page).GetByText("Choose at least one day.")).ToBeVisibleAsync();
        await Panel(page).GetByRole(AriaRole.Checkbox, new() { Name = "Friday" }).CheckAsync();
        await SaveAsync(page);

        await Expect(Panel(page).GetByRole(AriaRole.Region, new() { Name = "Next runs" })).ToBeVisibleAsync();
        var schedule = (await Api.AllAsync($"api/report-schedules?name={Uri.EscapeDataString(name)}")).Single();
        ((string?)schedule["filter"]!["keepCopy"], (string?)schedule["days"]![0]).ShouldBe(("no", "Friday"));
        await Panel(page).GetByRole(AriaRole.Button, new() { Name = "Run now" }).ClickAsync();
        await Expect(Panel(page).GetByText("The report is ready.")).ToBeVisibleAsync();
        await page.GotoAsync("/exports");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Ready");
    }

    [Fact]
    public async Task Thing_that_somebody_saved_meanwhile_is_not_overwritten_unseen()
    {
        var credential = await Api.CreateCredentialAsync("somebody");
        var path = $"api/credentials/{credential}";
        var screen = await OpenAsync(new() { Path = $"/credentials/{credential}" });
        var page = screen.Page;
        await Panel(page).GetByLabel("User name").FillAsync("mine");
        var theirs = await Api.GetAsync(path);
        theirs = new() { ["name"] = theirs["name"]!.DeepClone(), ["userName"] = "theirs" };
        using (await Api.SendAsync(HttpMethod.Put, path, theirs.ToJsonString(), ifMatch: await Api.ETagAsync(path)))
        {
            screen.Complaints.Expect("status of 412");
        }

        await SaveAsync(page);
        await Expect(page.GetByText("Somebody changed this meanwhile.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take theirs" }).ClickAsync();

        await Expect(Panel(page).GetByLabel("User name")).ToHaveValueAsync("theirs");
    }

    private static ILocator Panel(IPage page) => page.Locator("[role=dialog].fui-OverlayDrawer");

    // The filters of a schedule have a name, too.
    private static ILocator Name(IPage page) => Panel(page).GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }).First;

    private static Task SaveAsync(IPage page) => Panel(page).GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    private static async Task DeleteAsync(IPage page)
    {
        await Panel(page).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Alertdialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
    }
}
