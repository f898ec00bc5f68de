using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace MailFunctions.Fuzz.Oracles;

/// <summary>
/// Whether HTML can do any harm, by what a browser would make of it: with scripts and without them, and once more of what it would write
/// of that, as pages that copy parts of themselves do.
/// </summary>
internal static partial class HtmlOracle
{
    private static readonly FrozenSet<string> Harmful = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "portal", "form", "input", "button", "textarea", "select",
        "option", "svg", "math", "meta", "base", "link", "video", "audio", "source", "track", "picture", "template", "slot", "title", "marquee",
        "noscript", "xmp", "plaintext", "dialog", "param");

    private static readonly FrozenSet<string> HarmfulAttributes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "srcset", "srcdoc", "ping", "action", "formaction", "background", "poster", "data", "code", "codebase", "id", "name", "class", "is", "slot",
        "contenteditable", "accesskey", "tabindex", "autofocus", "draggable", "popover", "popovertarget", "usemap", "longdesc", "lowsrc", "dynsrc", "manifest");

    /// <summary>Throws if it can.</summary>
    public static void ThrowUnlessHarmless(string html)
    {
        foreach (var scripting in new[] { true, false })
        {
            var written = Check(html, scripting);
            Check(written, scripting);
        }
    }

    /// <summary>
    /// What a browser would write of what it read, but for styles, whose strings can be written in several ways. That may be read differently
    /// again: HTML has trees that cannot be written.
    /// </summary>
    public static string Read(string html)
    {
        using var document = Parse(html, scripting: false);
        foreach (var element in document.All)
        {
            element.RemoveAttribute("style");
        }

        return document.Body!.FirstElementChild!.InnerHtml;
    }

    private static IHtmlDocument Parse(string html, bool scripting) =>
        new HtmlParser(new HtmlParserOptions { IsScripting = scripting }).ParseDocument($"<!doctype html><body><div>{html}</div>");

    /// <returns>What a browser would write.</returns>
    private static string Check(string html, bool scripting)
    {
        using var document = Parse(html, scripting);
        BrokenPropertyException.ThrowUnless(
            document.Body!.ChildElementCount == 1 && document.Head!.ChildElementCount == 0, "HTML stays in the place that it is put into.");
        var place = document.Body.FirstElementChild!;
        foreach (var node in place.GetDescendants())
        {
            BrokenPropertyException.ThrowUnless(node is IText or IElement, $"There is nothing but text and elements; {node.NodeName} is neither.");
            if (node is IElement element)
            {
                Check(element);
            }
        }

        return place.InnerHtml;
    }

    private static void Check(IElement element)
    {
        BrokenPropertyException.ThrowUnless(!Harmful.Contains(element.LocalName), $"There is no <{element.LocalName}>.");
        foreach (var attribute in element.Attributes)
        {
            var (name, value) = (attribute.LocalName, attribute.Value);
            BrokenPropertyException.ThrowUnless(
                !name.StartsWith("on", StringComparison.OrdinalIgnoreCase) && !HarmfulAttributes.Contains(name) && attribute.Prefix is null, $"There is no attribute {name}.");
            BrokenPropertyException.ThrowUnless(name != "href" || (element.LocalName == "a" && Link().IsMatch(value)), $"{value} is no link to a page or an address.");
            BrokenPropertyException.ThrowUnless(name is not "src" || (element.LocalName == "img" && Picture().IsMatch(value)), $"{value} is no picture of the message.");
            BrokenPropertyException.ThrowUnless(name != "target" || value == "_blank", "A link opens another page.");
            BrokenPropertyException.ThrowUnless(name != "style" || !ActiveStyle().IsMatch(Unescape(value)), $"{value} does nothing.");
        }

        BrokenPropertyException.ThrowUnless(
            !element.HasAttribute("href") || element.GetAttribute("rel")?.Contains("noopener", StringComparison.Ordinal) == true, "A page that is opened is told nothing.");
    }

    /// <summary>A style as a browser reads it (CSS Syntax Module Level 3, sections 4.3.5 and 4.3.7), without its strings, which are names of fonts.</summary>
    private static string Unescape(string style) => Escape().Replace(Quoted().Replace(style, "''"), escape => escape.Groups["code"] is { Success: true, Value: var code }
        ? Rune.TryCreate(int.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture), out var rune) ? rune.ToString() : "\uFFFD"
        : escape.Value[1..]);

    [GeneratedRegex("""
        "(\\.|[^"\\])*"|'(\\.|[^'\\])*'
        """, RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\\(?:(?<code>[0-9a-f]{1,6})\s?|.)", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\A(https?://|mailto:)\S", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"\Adata:image/(png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();

    [GeneratedRegex(@"url|expression|@|image|behavior|binding|javascript|position|z-index|opacity|transform\s*:|animation|content\s*:|cursor|filter|mask", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveStyle();
}
