using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>Every screen, in each look: nothing complains, everybody can use it, and it fits.</summary>
public sealed class EveryScreenTests(Product product, PortalBrowser browser) : PortalTest(product, browser)
{
    private const string Heading = "h1";

    // It lies over its screen, and is there twice: first while what it shows is read.
    private const string Panel = "[role=dialog] form";

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

        foreach (var (path, content, name) in Screens(scenery))
        {
            await screen.Page.GotoAsync(path);
            await Expect(screen.Page.Locator(content)).ToBeVisibleAsync();
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

    private static IEnumerable<(string Path, string Content, string? Picture)> Screens(Scenery scenery) =>
    [
        ("/overview", Heading, "overview"),
        ($"/accounts?name={Uri.EscapeDataString(scenery.AccountName)}", Heading, null),
        ("/accounts?name=nothing-is-called-so", Heading, null),
        ("/accounts/new", Panel, null),
        ($"/accounts/{scenery.AccountId}", Panel, "account"),
        ($"/accounts/{scenery.AccountId}/inbox", Heading, null),
        ($"/accounts/{scenery.AccountId}/inbox/{scenery.MessageId}", Heading, "inbox"),
        ($"/accounts/{scenery.AccountId}/checks", Heading, null),
        ("/credentials", Heading, null),
        ("/credentials/new", Panel, null),
        ($"/credentials/{scenery.CredentialId}", Panel, null),
        ("/connectors", Heading, null),
        ($"/connectors/{scenery.ConnectorId}", Panel, null),
        ("/schedules", Heading, null),
        ($"/schedules/{scenery.ScheduleId}", Panel, null),
        ("/exports", Heading, null),
        ("/import", Heading, null),
        ("/audit?target=account", Heading, "audit"),
        ("/no-such-screen", Heading, null),
    ];
}
