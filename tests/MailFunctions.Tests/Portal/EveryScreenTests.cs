using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>Every screen, in each look: nothing complains, everybody can use it, and it fits.</summary>
public sealed class EveryScreenTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, Device.Desktop, "en")]
    [InlineData(ColorScheme.Dark, Device.Desktop, "pt-BR")]
    [InlineData(ColorScheme.Light, Device.Phone, "pt-BR")]
    [InlineData(ColorScheme.Dark, Device.Phone, "en")]
    public async Task Everybody_can_use_every_screen(ColorScheme scheme, Device device, string language)
    {
        var scenery = await Scenery.MakeAsync(Product);
        var screen = await OpenAsync(new() { Scheme = scheme, Device = device, Language = language });
        var faults = new List<string>();

        foreach (var (path, name) in Screens(scenery))
        {
            await screen.Page.GotoAsync(path);
            // A panel lies over its screen.
            await Expect(screen.Page.Locator("h1, [role=dialog] h2").Last).ToBeVisibleAsync();
            await Expect(screen.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
            if (name is not null && (scheme, device) is (ColorScheme.Light, Device.Desktop) or (ColorScheme.Dark, Device.Phone))
            {
                await screen.PictureAsync(device == Device.Phone ? $"{name}-phone" : name);
            }

            if (path.Contains("/inbox/", StringComparison.Ordinal))
            {
                // A message's HTML stands in a frame in which nothing runs, and so no judge either.
                await screen.Page.GetByRole(AriaRole.Switch).CheckAsync();
            }

            faults.AddRange((await Accessibility.FaultsAsync(screen.Page)).Select(fault => $"{path}: {fault}"));
            await screen.ShouldFitItsWidthAsync();
        }

        faults.ShouldBeEmpty(string.Join('\n', faults));
        (await screen.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(language);
    }

    private static IEnumerable<(string Path, string? Picture)> Screens(Scenery scenery) =>
    [
        ("/overview", "overview"),
        ($"/accounts?name={Uri.EscapeDataString(scenery.AccountName)}", null),
        ("/accounts?name=nothing-is-called-so", null),
        ("/accounts/new", null),
        ($"/accounts/{scenery.AccountId}", "account"),
        ($"/accounts/{scenery.AccountId}/inbox", null),
        ($"/accounts/{scenery.AccountId}/inbox/{scenery.MessageId}", "inbox"),
        ($"/accounts/{scenery.AccountId}/checks", null),
        ("/credentials", null),
        ("/credentials/new", null),
        ($"/credentials/{scenery.CredentialId}", null),
        ("/connectors", null),
        ($"/connectors/{scenery.ConnectorId}", null),
        ("/schedules", null),
        ($"/schedules/{scenery.ScheduleId}", null),
        ("/exports", null),
        ("/import", null),
        ("/audit?target=account", "audit"),
        ("/no-such-screen", null),
    ];
}
