using System.Text;
using System.Text.RegularExpressions;
using MailFunctions.Fuzz.Oracles;
using MailFunctions.Inbox;

namespace MailFunctions.Fuzz.Targets;

/// <summary>The HTML of a message.</summary>
internal static partial class HtmlTarget
{
    private static readonly Dictionary<string, string> Pictures = new() { ["logo@example"] = "data:image/png;base64,AAAA" };

    /// <summary>Takes an input.</summary>
    public static Task RunAsync(byte[] input)
    {
        Clean(Encoding.UTF8.GetString(input));
        return Task.CompletedTask;
    }

    /// <summary>Cleans HTML, and what came out of that.</summary>
    public static void Clean(string dirty)
    {
        var clean = HtmlCleaner.Clean(dirty, Pictures);
        HtmlOracle.ThrowUnlessHarmless(clean.Html);
        var html = Blocked().Replace(clean.Html, "");
        var again = HtmlCleaner.Clean(html, Pictures);
        BrokenPropertyException.ThrowUnless(
            again.Cut || HtmlOracle.Read(again.Html) == HtmlOracle.Read(HtmlOracle.Read(html)), "What is clean stays as browsers read it.");
        PlainText.Of(dirty, int.MaxValue);
    }

    // Only our own are let through.
    [GeneratedRegex($" {HtmlCleaner.BlockedSource}=\"[^\"]*\"")]
    private static partial Regex Blocked();
}
