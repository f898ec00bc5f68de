using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;

namespace MailFunctions.Tests.Portal;

/// <summary>How much must come before anything is seen.</summary>
public sealed class FirstLoadTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    private const int MostBytes = 200 * 1024;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task First_paint_takes_less_than_200_KiB_of_JavaScript(bool signedIn)
    {
        var screen = await OpenAsync(new() { Path = "/accounts", SignedIn = signedIn });
        await screen.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();

        var bytes = await screen.Page.EvaluateAsync<int>("""
            () => {
              const [paint] = performance.getEntriesByName("first-contentful-paint");
              return performance.getEntriesByType("resource")
                .filter(({ name, responseEnd }) => new URL(name).pathname.endsWith(".js") && responseEnd <= paint.startTime)
                .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
            }
            """);

        TestContext.Current.SendDiagnosticMessage($"JavaScript before the first paint, {(signedIn ? "signed in" : "sign-in")}: {bytes / 1024} KiB.");
        bytes.ShouldBeInRange(1, MostBytes);
    }
}
