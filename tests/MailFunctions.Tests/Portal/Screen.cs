using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MailFunctions.Tests.Portal;

/// <summary>The portal in a browser of its own, with nothing remembered from before.</summary>
internal sealed class Screen
{
    private const int MostTabs = 100;
    private readonly IBrowserContext _context;

    private Screen(IBrowserContext context, IPage page, Uri app)
    {
        (_context, Page) = (context, page);
        Complaints = new(context, app);
    }

    /// <summary>What is shown.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complains of. Whatever is not expected fails the test at its end.</summary>
    public Complaints Complaints { get; }

    /// <summary>Opens the portal of an app.</summary>
    public static async Task<Screen> OpenAsync(IBrowser browser, App app, ScreenOptions options)
    {
        var context = await browser.NewContextAsync(options.ToContext(app.Address));
        var screen = new Screen(context, await context.NewPageAsync(), app.Address);
        await screen.Page.GotoAsync(options.SignedIn ? $"{options.Path}#key={app.Key}" : options.Path);
        return screen;
    }

    /// <summary>Fails if the Web Content Accessibility Guidelines are broken by what is shown.</summary>
    public async Task ShouldBeAccessibleAsync()
    {
        var faults = await Accessibility.FaultsAsync(Page);
        faults.ShouldBeEmpty(string.Join('\n', faults));
    }

    /// <summary>Fails if the page is wider than the screen, so that it must be scrolled sideways to be read (WCAG 1.4.10).</summary>
    public async Task ShouldFitItsWidthAsync()
    {
        var widths = await Page.EvaluateAsync<int[]>("[document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        widths[0].ShouldBeLessThanOrEqualTo(widths[1]);
    }

    /// <summary>Waits until it has gone to an address that begins so, and fails if it does not in time.</summary>
    public Task ShouldGoToAsync(string beginning) => Expect(Page).ToHaveURLAsync(new Regex("^" + Regex.Escape(beginning)));

    /// <summary>Goes to an element by the keyboard alone, and fails if it cannot be reached.</summary>
    public async Task TabToAsync(ILocator element)
    {
        await element.WaitForAsync();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await element.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The keyboard does not reach {element}.");
    }

    /// <summary>Takes a picture for the documentation.</summary>
    public Task PictureAsync(string name) => SaveAsync(Pictures.Path(name));

    /// <summary>Ends it, and fails if anything was complained of that was not expected.</summary>
    /// <param name="evidence">The folder for what helps to understand a failure.</param>
    /// <param name="failed">Whether the test failed before.</param>
    public async Task CloseAsync(string evidence, bool failed)
    {
        // What the browser said before the answer to this has arrived with it.
        await Page.EvaluateAsync("0");
        // A test that failed half-way may not have come to what it expects.
        IReadOnlyList<string> complaints = [.. Complaints.Unexpected(), .. failed ? [] : Complaints.Missed()];
        if (failed || complaints.Count > 0)
        {
            await SaveAsync(Path.Combine(evidence, "screen.png"));
            await File.WriteAllTextAsync(Path.Combine(evidence, "screen.html"), await Page.ContentAsync());
        }

        await _context.CloseAsync();
        complaints.ShouldBeEmpty(string.Join('\n', complaints));
    }

    private Task<byte[]> SaveAsync(string path) => Page.ScreenshotAsync(new() { Path = path });
}
