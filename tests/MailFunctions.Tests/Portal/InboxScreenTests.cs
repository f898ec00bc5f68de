using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The inbox of an account in the portal.</summary>
public sealed class InboxScreenTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    private const string Picture = "https://pictures.example/tracker.png";

    [Fact]
    public async Task Messages_are_found_read_and_their_attachments_saved()
    {
        var id = await AccountAsync(Scenery.Letter("Numbers", attachment: "numbers.csv"), Scenery.Letter("Plain"));
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}/inbox" });
        var page = screen.Page;
        await Expect(Messages(page)).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("Numbers");
        await Expect(Messages(page)).ToHaveCountAsync(1);
        await Messages(page).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Numbers" })).ToBeFocusedAsync();
        await Expect(page.GetByText("Ana Lopes <ana@example.com>")).ToBeVisibleAsync();

        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "numbers.csv" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("numbers.csv");
        (await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).ShouldBe("Name,Value\r\n");

        await page.GetByRole(AriaRole.Tab, new() { Name = "Source" }).ClickAsync();
        await Expect(page.Locator("pre")).ToContainTextAsync("Subject: Numbers");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Headers" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Term).Filter(new() { HasText = "Subject" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Keys_go_through_the_messages()
    {
        var id = await AccountAsync(Scenery.Letter("First"), Scenery.Letter("Second"));
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}/inbox" });
        var page = screen.Page;
        await Expect(Messages(page)).ToHaveCountAsync(2);

        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Second" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "First" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("k");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Second" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Check_brings_new_mail_and_says_how_it_ended()
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        var id = await AccountAsync(mailbox, Scenery.Letter("Old"));
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}/inbox" });
        var page = screen.Page;
        await Expect(Messages(page)).ToHaveCountAsync(1);
        await mailbox.DeliverAsync(Scenery.Letter("New"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();

        await Expect(page.GetByText("1 new message.", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(Messages(page)).ToHaveCountAsync(2);
        await Expect(Messages(page).First).ToContainTextAsync("New");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check history" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("Succeeded");
    }

    [Fact]
    public async Task Failing_account_says_why_there_may_be_mail_that_is_not_here()
    {
        var mailbox = Product.Dovecot.CreateMailbox();
        var account = ConnectionKind.ImapSsl.Account(mailbox, await Api.CreateCredentialAsync(mailbox.User, "wrong"));
        var id = (int)(await Api.PostAsync("api/accounts", account, System.Net.HttpStatusCode.Created))["id"]!;
        var reason = (string)(await Api.CheckAsync(id))["check"]!["lastError"]!["message"]!;
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}/inbox" });

        await Expect(screen.Page.GetByText(reason)).ToBeVisibleAsync();
        await screen.Page.GotoAsync($"/accounts/{id}/checks");
        await Expect(screen.Page.GetByText(reason)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Pictures_from_elsewhere_come_only_once_asked_for()
    {
        var id = await AccountAsync(Scenery.Letter("Picture", html: $"""<p>Look:</p><img src="{Picture}" alt="tracker">"""));
        var message = (await Api.InboxAsync(id)).Single();
        var screen = await OpenAsync(new() { Path = $"/accounts/{id}/inbox/{message["id"]}" });
        var page = screen.Page;
        var asked = new List<IRequest>();
        await page.Context.RouteAsync(Picture, async route =>
        {
            asked.Add(route.Request);
            await route.FulfillAsync(new() { Status = 200, ContentType = "image/png", BodyBytes = [] });
        });
        screen.Complaints.Expect("Request to another origin", Picture);

        await Expect(page.FrameLocator("iframe").GetByText("Look:")).ToBeVisibleAsync();
        asked.ShouldBeEmpty();
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the pictures" }).ClickAsync();

        await Expect(page.FrameLocator("iframe").GetByText("Look:")).ToBeVisibleAsync();
        await Wait.UntilAsync(() => Task.FromResult(asked.Count == 1), "the picture is asked for");
        (await asked[0].AllHeadersAsync()).ShouldNotContainKey("referer");
    }

    private static ILocator Messages(IPage page) => page.GetByRole(AriaRole.List, new() { Name = "Messages" }).GetByRole(AriaRole.Listitem);

    private Task<int> AccountAsync(params byte[][] messages) => AccountAsync(Product.Dovecot.CreateMailbox(), messages);

    private async Task<int> AccountAsync(Mailbox mailbox, params byte[][] messages)
    {
        foreach (var message in messages)
        {
            await mailbox.DeliverAsync(message);
        }

        var id = (int)(await Api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!;
        await Api.CheckAsync(id);
        return id;
    }
}
