using System.Collections.Frozen;
using System.Text;
using MimeKit.Text;

namespace MailFunctions.Inbox;

/// <summary>Takes the words out of HTML, without building a tree of it.</summary>
internal sealed class PlainText
{
    private const int MaxBlankLines = 1;

    private static readonly FrozenSet<HtmlTagId> Lines = FrozenSet.Create(
        HtmlTagId.P, HtmlTagId.Br, HtmlTagId.Div, HtmlTagId.TR, HtmlTagId.LI, HtmlTagId.H1, HtmlTagId.H2, HtmlTagId.H3, HtmlTagId.HR);

    private static readonly FrozenSet<HtmlTagId> Hidden = FrozenSet.Create(HtmlTagId.Style, HtmlTagId.Script, HtmlTagId.Title);

    private readonly StringBuilder _words = new();
    private int _lineEnds = MaxBlankLines + 1;

    /// <summary>The first words of HTML, at least <paramref name="enough"/> characters of them if it has so many.</summary>
    public static string Of(string html, int enough)
    {
        var text = new PlainText();
        var tokens = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        var hidden = false;
        while (text._words.Length < enough && tokens.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                hidden = Hidden.Contains(tag.Id) && !tag.IsEndTag;
                text.AddBreak(tag.Id);
            }
            else if (!hidden && token is HtmlDataToken { Kind: HtmlTokenKind.Data } data)
            {
                text.AddWords(data.Data);
            }
        }

        return text._words.ToString().TrimEnd();
    }

    private void AddBreak(HtmlTagId tag)
    {
        if (Lines.Contains(tag))
        {
            Add('\n');
        }
        else if (tag is HtmlTagId.TD or HtmlTagId.TH)
        {
            Add(' ');
        }
    }

    private void AddWords(string data)
    {
        foreach (var character in data)
        {
            Add(char.IsWhiteSpace(character) ? ' ' : character);
        }
    }

    private void Add(char character)
    {
        var afterSpace = _lineEnds > 0 || _words is [.., ' '];
        if ((character == ' ' && afterSpace) || (character == '\n' && _lineEnds > MaxBlankLines))
        {
            return;
        }

        _words.Append(character);
        _lineEnds = character == '\n' ? _lineEnds + 1 : 0;
    }
}
