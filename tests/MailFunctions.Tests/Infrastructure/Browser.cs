namespace MailFunctions.Tests.Infrastructure;

/// <summary>Shows pages in Chromium.</summary>
internal static class Browser
{
    /// <summary>Loads a page, and waits until its scripts have nothing to do.</summary>
    /// <returns>What it became, and what the browser's console complained of: scripts that failed, and what the page's policy forbids.</returns>
    public static async Task<(string Html, IReadOnlyList<string> Complaints)> RenderAsync(Uri page)
    {
        using var folder = new TemporaryFolder();
        await using var browser = ChildProcess.Start(
            "chromium",
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", $"--user-data-dir={folder["profile"]}",
                "--enable-logging=stderr", "--virtual-time-budget=30000", "--dump-dom", page.AbsoluteUri,
            ]);
        await browser.ExitAsync();
        return (string.Join('\n', browser.Lines), [.. browser.Lines.Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))]);
    }
}
