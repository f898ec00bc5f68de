using System.Collections.Frozen;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;

namespace MailFunctions.Inbox;

/// <summary>
/// Makes a stranger's HTML fit to be shown: nothing in it runs, asks for input, covers the page or loads anything from anywhere.
/// Only what is known to be harmless is let through. The result is still to be shown in a sandboxed frame.
/// </summary>
internal sealed partial class HtmlCleaner
{
    /// <summary>Where the address of a picture goes that is not loaded.</summary>
    public const string BlockedSource = "data-blocked-src";

    private static readonly FrozenSet<string> Tags = Words(
        "a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt " +
        "em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q rp rt ruby s samp " +
        "section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr");

    private static readonly FrozenSet<string> Attributes = Words(
        "abbr align alt bgcolor border cellpadding cellspacing char charoff cite clear color cols colspan compact datetime dir face frame " +
        "headers height href hspace lang noshade nowrap rows rowspan rules scope size span src start style summary title type valign " +
        "value vspace width");

    // No property of these takes a URL, moves its element out of the flow, or changes while one looks.
    private static readonly FrozenSet<string> Properties = Words(
        "background background-color border border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius " +
        "border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color border-left-style " +
        "border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing border-style " +
        "border-top border-top-color border-top-left-radius border-top-right-radius border-top-style border-top-width border-width " +
        "box-sizing caption-side clear color direction display empty-cells float font font-family font-size font-stretch font-style " +
        "font-variant font-weight height letter-spacing line-height list-style-position list-style-type max-height max-width min-height " +
        "min-width overflow-wrap padding padding-bottom padding-left padding-right padding-top margin margin-bottom margin-left " +
        "margin-right margin-top table-layout text-align text-decoration text-decoration-color text-decoration-line " +
        "text-decoration-style text-indent text-transform unicode-bidi vertical-align white-space width word-break word-spacing word-wrap");

    private readonly IReadOnlyDictionary<string, string> _pictures;
    private readonly HtmlSanitizer _sanitizer;
    private int _blocked;

    private HtmlCleaner(IReadOnlyDictionary<string, string> pictures)
    {
        _pictures = pictures;
        _sanitizer = new(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedCssProperties = new HashSet<string>(Properties, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src", "cite", "background"], StringComparer.OrdinalIgnoreCase),
        })
        {
            DisallowCssPropertyValue = ActiveValue(),
        };
        _sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = Filter(url.Tag, url.OriginalUrl.Trim(), url.SanitizedUrl);
        _sanitizer.PostProcessNode += (_, node) => Secure(node.Node as IElement);
    }

    /// <summary>Cleans HTML.</summary>
    /// <param name="html">The HTML of a message.</param>
    /// <param name="pictures">The message's own pictures as <c>data:</c> URIs, by their content id.</param>
    public static CleanHtml Clean(string html, IReadOnlyDictionary<string, string> pictures)
    {
        var (bounded, cut) = HtmlBounds.Apply(html);
        var cleaner = new HtmlCleaner(pictures);
        return new(cleaner._sanitizer.Sanitize(bounded), cut, cleaner._blocked);
    }

    private string? Filter(IElement tag, string url, string? allowed) => tag.LocalName switch
    {
        "a" => allowed is not null && AbsoluteLink().IsMatch(url) ? allowed : null,
        "img" => Picture(tag, url),
        _ => null,
    };

    private string? Picture(IElement tag, string url)
    {
        if (url.StartsWith("cid:", StringComparison.OrdinalIgnoreCase))
        {
            return _pictures.GetValueOrDefault(Uri.UnescapeDataString(url[4..]));
        }

        if (DataPicture().IsMatch(url))
        {
            return url;
        }

        if (RemotePicture().IsMatch(url))
        {
            _blocked++;
            tag.SetAttribute(BlockedSource, url);
        }

        return null;
    }

    /// <summary>Only pictures have a source, and only links lead somewhere; those do so in a page of their own.</summary>
    private static void Secure(IElement? element)
    {
        if (element is { LocalName: not "img" })
        {
            element.RemoveAttribute("src");
        }

        if (element is { LocalName: not "a" })
        {
            element.RemoveAttribute("href");
        }
        else if (element?.HasAttribute("href") == true)
        {
            element.SetAttribute("rel", "noopener noreferrer nofollow");
            element.SetAttribute("target", "_blank");
        }
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"url|expression|image|javascript|[\\<>@]", RegexOptions.IgnoreCase)]
    private static partial Regex ActiveValue();

    [GeneratedRegex(@"^(https?://|mailto:)[^\s\p{Cc}]", RegexOptions.IgnoreCase)]
    private static partial Regex AbsoluteLink();

    [GeneratedRegex(@"^(https?:)?//[^\p{Cc}]+$", RegexOptions.IgnoreCase)]
    private static partial Regex RemotePicture();

    [GeneratedRegex(@"^data:image/(png|jpe?g|gif|webp|bmp);base64,[A-Za-z0-9+/=\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex DataPicture();
}
