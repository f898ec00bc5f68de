using System.Collections.Frozen;
using System.Net;
using System.Text;
using MimeKit.Text;

namespace MailFunctions.Inbox;

/// <summary>
/// Makes HTML small and flat enough to build a tree of it: a few bytes of nested or unclosed elements can otherwise become millions
/// of nodes. On the way it leaves out comments, and the tags (not the content) of forms and of elements that HTML does not know.
/// </summary>
internal sealed class HtmlBounds
{
    private const int MaxTags = 30_000;
    private const int MaxAttributes = 64;
    private const int MaxDepth = 100;

    // Unclosed ones of these are opened again in every block that follows (HTML, section 13.2.4.3).
    private const int MaxFormatting = 24;

    private static readonly FrozenSet<HtmlTagId> Unwrapped = FrozenSet.Create(
        HtmlTagId.Unknown, HtmlTagId.Html, HtmlTagId.Body, HtmlTagId.Form, HtmlTagId.FieldSet, HtmlTagId.Label, HtmlTagId.Legend,
        HtmlTagId.Button, HtmlTagId.NoScript, HtmlTagId.Base, HtmlTagId.Link, HtmlTagId.Meta);

    private static readonly FrozenSet<HtmlTagId> Formatting = FrozenSet.Create(
        HtmlTagId.A, HtmlTagId.B, HtmlTagId.Big, HtmlTagId.Code, HtmlTagId.EM, HtmlTagId.Font, HtmlTagId.I, HtmlTagId.NoBR,
        HtmlTagId.S, HtmlTagId.Small, HtmlTagId.Strike, HtmlTagId.Strong, HtmlTagId.TT, HtmlTagId.U);

    // These end where the next of their kind begins, so that they nest only as deep as the elements around them.
    private static readonly FrozenSet<HtmlTagId> Flat = FrozenSet.Create(
        HtmlTagId.P, HtmlTagId.LI, HtmlTagId.DD, HtmlTagId.DT, HtmlTagId.TR, HtmlTagId.TD, HtmlTagId.TH, HtmlTagId.TBody,
        HtmlTagId.THead, HtmlTagId.Tfoot, HtmlTagId.ColGroup, HtmlTagId.Area, HtmlTagId.Br, HtmlTagId.Col, HtmlTagId.Embed,
        HtmlTagId.HR, HtmlTagId.Image, HtmlTagId.Input, HtmlTagId.Param, HtmlTagId.Source, HtmlTagId.Track, HtmlTagId.Wbr);

    private readonly StringBuilder _output = new();
    private readonly Dictionary<HtmlTagId, int> _open = [];
    private int _tags;
    private int _depth;
    private int _formatting;
    private bool _cut;

    /// <summary>Rewrites HTML within the bounds.</summary>
    /// <returns>The HTML, and whether anything was left out because there was too much of it.</returns>
    public static (string Html, bool Cut) Apply(string html)
    {
        var bounds = new HtmlBounds();
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true, IgnoreTruncatedTags = true };
        while (bounds._tags <= MaxTags && tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                bounds.Write(tag);
            }
            else if (token is HtmlDataToken { Kind: HtmlTokenKind.Data } data)
            {
                bounds._output.Append(WebUtility.HtmlEncode(data.Data));
            }
        }

        return (bounds._output.ToString(), bounds._cut || bounds._tags > MaxTags);
    }

    private void Write(HtmlTagToken tag)
    {
        if (Unwrapped.Contains(tag.Id))
        {
            return;
        }

        if (tag.IsEndTag)
        {
            WriteEnd(tag);
            return;
        }

        _tags++;
        if (tag.Attributes.Count > MaxAttributes || !TryOpen(tag.Id))
        {
            _cut = true;
            return;
        }

        _output.Append('<').Append(tag.Id.ToHtmlTagName());
        foreach (var attribute in tag.Attributes.Where(attribute => attribute.Id != HtmlAttributeId.Unknown || IsPlain(attribute.Name)))
        {
            _output.Append(' ').Append(attribute.Name).Append("=\"").Append(WebUtility.HtmlEncode(attribute.Value)).Append('"');
        }

        _output.Append('>');
    }

    private void WriteEnd(HtmlTagToken tag)
    {
        if (Flat.Contains(tag.Id))
        {
            // An end alone makes an element, too: </p> is <p></p>.
            _tags++;
        }
        else
        {
            var open = _open.GetValueOrDefault(tag.Id);
            if (open == 0)
            {
                return;
            }

            _open[tag.Id] = open - 1;
            _depth--;
            _formatting -= Formatting.Contains(tag.Id) ? 1 : 0;
        }

        _output.Append("</").Append(tag.Id.ToHtmlTagName()).Append('>');
    }

    private bool TryOpen(HtmlTagId id)
    {
        var formatting = Formatting.Contains(id) ? 1 : 0;
        if (Flat.Contains(id))
        {
            return true;
        }

        if (_depth >= MaxDepth || _formatting + formatting > MaxFormatting)
        {
            return false;
        }

        _depth++;
        _formatting += formatting;
        _open[id] = _open.GetValueOrDefault(id) + 1;
        return true;
    }

    private static bool IsPlain(string name) => name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');
}
