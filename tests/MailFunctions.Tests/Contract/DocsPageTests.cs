using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Portal;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Contract;

/// <summary>The page to try the API with works in a browser, under the policy that it is sent with.</summary>
public sealed class DocsPageTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Fact]
    public async Task Page_shows_every_operation()
    {
        var document = await ApiDocument.ReadAsync(Product.App.Http);

        var screen = await OpenAsync(new() { Path = "/api/docs", SignedIn = false });

        foreach (var operation in document.Operations)
        {
            await Expect(screen.Page.Locator($"[id$='-{operation.Id}']")).ToBeVisibleAsync();
        }
    }
}
