using Microsoft.Playwright;

namespace MailFunctions.Tests.Portal;

/// <summary>What the portal is looked at with.</summary>
internal sealed record ScreenOptions
{
    /// <summary>What is opened first, with its query.</summary>
    public string Path { get; init; } = "/";

    /// <summary>The language that the browser asks for: a BCP 47 tag.</summary>
    public string Language { get; init; } = "en";

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public Device Device { get; init; } = Device.Desktop;

    /// <summary>Whether it is opened by the sign-in link, with the key of the app.</summary>
    public bool SignedIn { get; init; } = true;

    /// <summary>Whether certificates of the tests' own authority are taken, which the browser does not know.</summary>
    public bool OwnAuthority { get; init; }

    /// <summary>The context of the browser that they ask for.</summary>
    public BrowserNewContextOptions ToContext(Uri address) => new()
    {
        BaseURL = address.ToString(),
        IgnoreHTTPSErrors = OwnAuthority,
        Locale = Language,
        TimezoneId = "UTC",
        ColorScheme = Scheme,
        // What moves cannot be compared, and is not waited for.
        ReducedMotion = ReducedMotion.Reduce,
        ViewportSize = Device == Device.Phone ? new() { Width = 390, Height = 844 } : new() { Width = 1440, Height = 900 },
        IsMobile = Device == Device.Phone,
        HasTouch = Device == Device.Phone,
    };
}
