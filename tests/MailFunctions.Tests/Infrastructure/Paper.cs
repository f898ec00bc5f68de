using System.Text;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>Prints pages with Chromium, and reads what is on the paper with Poppler.</summary>
internal static class Paper
{
    /// <summary>Prints a page.</summary>
    /// <param name="html">The page.</param>
    /// <returns>The text of each sheet.</returns>
    public static async Task<string[]> PrintAsync(string html)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["page.html"], html, Encoding.UTF8);
        await ChildProcess.RunAsync(
            Chromium.Path,
            [
                .. Chromium.Arguments, $"--user-data-dir={folder["profile"]}", "--no-pdf-header-footer",
                $"--print-to-pdf={folder["page.pdf"]}", new Uri(folder["page.html"]).AbsoluteUri,
            ]);
        await ChildProcess.RunAsync("pdftotext", "-layout", "-enc", "UTF-8", folder["page.pdf"], folder["page.txt"]);
        var text = await File.ReadAllTextAsync(folder["page.txt"], Encoding.UTF8);
        return text.TrimEnd('\f', '\n').Split('\f');
    }
}
