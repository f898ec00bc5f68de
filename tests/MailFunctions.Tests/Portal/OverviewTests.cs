using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>What the portal shows first.</summary>
public sealed class OverviewTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task New_product_says_how_to_begin_and_then_shows_how_all_is_doing()
    {
        var azurite = Own(await AzuriteServer.StartAsync());
        var app = Own(await App.StartAsync(azurite, Product.Certificates, ("Statistics__WriteSeconds", "1"), ("Overview__CountSeconds", "1")));
        var screen = await OpenAsync(app: app);
        var page = screen.Page;
        await Expect(page).ToHaveURLAsync(new Regex("/overview$"));
        await Expect(page.GetByText("Welcome: there are no accounts yet")).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();

        var api = new Api(app.Http);
        var mailbox = Product.Dovecot.CreateMailbox();
        await mailbox.DeliverAsync("Subject: one\r\n\r\nText\r\n"u8.ToArray());
        await api.CheckAsync((int)(await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl))["id"]!);
        var failing = await api.CreateAccountAsync(mailbox, ConnectionKind.ImapSsl, body => body["port"] = FreePort.Take(1)[0]);
        await api.CheckAsync((int)failing["id"]!);

        // It is read again by itself.
        await Expect(Tile(page, "2 All accounts")).ToBeVisibleAsync();
        await Expect(Tile(page, "1 Healthy")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 account needs attention.")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 message stored within 14 days")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Checks per minute" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(60);
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Messages per day" }).GetByRole(AriaRole.Row)).ToHaveCountAsync(15);
        await Expect(page.Locator("svg rect").First).ToBeVisibleAsync();

        var attention = page.GetByRole(AriaRole.Region, new() { Name = "Needs attention" }).GetByRole(AriaRole.Table);
        await Expect(attention).ToContainTextAsync("refused the connection");
        await Expect(attention.GetByRole(AriaRole.Link, new() { Name = (string)failing["name"]!, Exact = true })).ToHaveAttributeAsync("href", $"/accounts/{failing["id"]}");
        await Expect(attention.GetByRole(AriaRole.Link, new() { Name = "View inbox" })).ToHaveAttributeAsync("href", $"/accounts/{failing["id"]}/inbox");

        await screen.TabToAsync(Tile(page, "1 Failing"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/accounts\?status=enabled&checkState=Failing$"));
        await Expect(page.GetByText((string)failing["name"]!)).ToBeVisibleAsync();
    }

    [Theory, MemberData(nameof(Looks.All), MemberType = typeof(Looks))]
    public async Task Everybody_can_use_it(ColorScheme scheme, Device device)
    {
        await Api.CreateAccountAsync(Product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var screen = await OpenAsync(new() { Path = "/overview", Scheme = scheme, Device = device, Language = "pt-BR" });

        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "Verificações por minuto" })).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText("na última hora")).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText("em 14 dias")).ToBeVisibleAsync();
        await screen.ShouldBeAccessibleAsync();
        await screen.ShouldFitItsWidthAsync();
    }

    [Fact]
    public async Task Failure_is_explained_and_got_over()
    {
        await Api.CreateAccountAsync(Product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var screen = await OpenAsync(new() { Path = "/me" });
        screen.Complaints.Expect("status of 503", "/api/overview");
        await screen.Page.RouteAsync("**/api/overview", route => route.FulfillAsync(new()
        {
            Status = 503,
            ContentType = "application/problem+json",
            Body = """{"type":"urn:mailfunctions:unavailable","title":"Not available just now.","status":503,"detail":"Storage does not answer."}""",
        }));

        await screen.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Expect(screen.Page.GetByText("Storage does not answer.")).ToBeVisibleAsync();
        await screen.Page.UnrouteAsync("**/api/overview");
        await screen.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(screen.Page.GetByRole(AriaRole.Heading, new() { Name = "Checks per minute" })).ToBeVisibleAsync();
        await Expect(screen.Page.GetByText("Storage does not answer.")).ToBeHiddenAsync();
    }

    private static ILocator Tile(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
