using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MailFunctions.Tests.Portal;

/// <summary>Judges pages by the Web Content Accessibility Guidelines 2.2, level AA, and by what is good practice besides, with axe.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
    };

    // Where Fluent UI's focus goes round stand elements that send it on as soon as they get it.
    private static readonly AxeRunContext Context = new() { Exclude = [new AxeSelector("[data-tabster-dummy]")] };

    /// <summary>What is wrong with a page as it is now: a rule, and the elements that break it, each.</summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var result = await page.RunAxe(Context, Options);
        return [.. result.Violations.Select(Tell)];
    }

    private static string Tell(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}{string.Concat(violation.Nodes.Select(Tell))}\n  {violation.HelpUrl}";

    private static string Tell(AxeResultNode node) => $"\n  {node.Target}: {node.Html}";
}
