using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>In the portal, what was said to a server is written down when somebody asks for it.</summary>
public sealed class TranscriptScreenTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task Connection_test_is_written_down_and_can_be_saved()
    {
        var id = await AccountAsync();
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}" });
        var page = screen.Page;

        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Write a transcript" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        await Expect(Text(page)).ToContainTextAsync("-- Authenticate: Logged in as");
        await Expect(Text(page)).Not.ToContainTextAsync(DovecotServer.Password);
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save the transcript" }).ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".txt");
        (await ReadAsync(file)).ShouldBe(await Text(page).TextContentAsync());
        await screen.ShouldBeAccessibleAsync();

        await page.GotoAsync($"/accounts/{id}/checks");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Rows(page)).ToContainTextAsync("Connection test");
    }

    [Fact]
    public async Task Settings_that_are_not_saved_are_tested_with_a_transcript_too()
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        var credential = await Api.GetAsync($"api/credentials/{await Api.CreateCredentialAsync(mailbox.User, "wrong")}");
        var screen = await OpenAsync(new() { Path = "/accounts/new" });
        var page = screen.Page;

        await Window(page).GetByLabel("Account name").FillAsync(Api.UniqueName());
        await Window(page).GetByLabel("Address").FillAsync("localhost");
        await Window(page).GetByLabel("Port").FillAsync($"{mailbox.Server.ImapsPort}");
        await Window(page).GetByLabel("Credential for authentication").PressSequentiallyAsync((string)credential["name"]!);
        await page.GetByRole(AriaRole.Option, new() { Name = (string)credential["name"]! }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Write a transcript" }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        await Expect(page.GetByText("The connection does not work.")).ToBeVisibleAsync();
        await Expect(Text(page)).ToContainTextAsync("-- Authenticate failed");
    }

    [Fact]
    public async Task Check_is_written_down_when_asked_and_its_transcript_is_read_and_saved()
    {
        var id = await AccountAsync();
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}/checks" });
        var page = screen.Page;
        await Expect(page.GetByText("No checks")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Transcripts" })).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Check with transcript" }).ClickAsync();

        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(Rows(page)).ToContainTextAsync("Check");
        await Expect(Rows(page)).ToContainTextAsync("Succeeded");
        await screen.ShouldBeAccessibleAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save the transcript of" }).ClickAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the transcript of" }).ClickAsync();
        await Expect(Text(page)).ToContainTextAsync("-- The check ended: 0 messages stored");
        (await ReadAsync(file)).ShouldBe(await Text(page).TextContentAsync());
        await screen.ShouldBeAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Text(page)).ToHaveCountAsync(0);
    }

    private static ILocator Window(IPage page) => page.Locator("[role=dialog].fui-OverlayDrawer");

    private static ILocator Text(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Transcript", Exact = true });

    private static ILocator Rows(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Kept transcripts" }).Locator("tbody tr");

    private static async Task<string> ReadAsync(IDownload file) => await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);

    private async Task<int> AccountAsync() => (int)(await Api.CreateAccountAsync(Product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl))["id"]!;
}
