namespace MailFunctions.Tests.Infrastructure;

/// <summary>
/// The browser of the system, without a window of its own: the one that has one starts processes for it with every page, seen or not.
/// It keeps to itself.
/// </summary>
internal static class Chromium
{
    /// <summary>Where Debian installs it.</summary>
    public const string Path = "/usr/bin/chromium-headless-shell";

    /// <summary>What it is started with, whoever starts it.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];
}
