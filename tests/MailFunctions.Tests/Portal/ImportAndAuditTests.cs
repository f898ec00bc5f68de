using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>Importing accounts in the portal, and what the audit shows of it.</summary>
public sealed class ImportAndAuditTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task File_is_tried_first_then_imported_and_the_audit_tells_of_it()
    {
        var name = Api.UniqueName("import");
        var credential = (string)(await Api.GetAsync($"api/credentials/{await Api.CreateCredentialAsync("somebody")}"))["name"]!;
        var csv = $"Name,Protocol,Address,Port,Secure connection,Connection type,Automatic check,Credential\r\n{name},IMAP,imap.example.com,993,Yes,SSL,No,{credential}\r\n{name} bad,IMAP,imap.example.com,none,Yes,SSL,No,{credential}\r\n";
        var screen = await OpenAsync(new() { Path = "/import" });
        var page = screen.Page;

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "accounts.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(csv) });
        await Expect(page.GetByText("Nothing was changed yet.")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 created, 0 changed, 0 there already, 1 failed.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("tbody tr")).ToContainTextAsync("Port:");
        (await Api.AllAsync($"api/accounts?name={Uri.EscapeDataString(name)}")).ShouldBeEmpty();
        await screen.ShouldBeAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Import 1 account" }).ClickAsync();
        await Expect(page.GetByText("The file was imported.")).ToBeVisibleAsync();
        var account = (await Api.AllAsync($"api/accounts?name={Uri.EscapeDataString(name)}")).Single();

        await page.GotoAsync($"/audit?target=account/{account["id"]}");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Account created");
        await page.GetByRole(AriaRole.Button, new() { Name = "Details" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "What changed" })).ToContainTextAsync("imap.example.com");
        await screen.ShouldBeAccessibleAsync();
    }
}
