using Microsoft.Playwright;

namespace MailFunctions.Tests.Portal;

/// <summary>How the portal can look.</summary>
public static class Looks
{
    /// <summary>Light and dark, on a desktop and on a phone.</summary>
    public static TheoryData<ColorScheme, Device> All { get; } = new()
    {
        { ColorScheme.Light, Device.Desktop },
        { ColorScheme.Dark, Device.Desktop },
        { ColorScheme.Light, Device.Phone },
        { ColorScheme.Dark, Device.Phone },
    };
}
