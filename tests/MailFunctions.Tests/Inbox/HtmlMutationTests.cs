using CsCheck;
using MailFunctions.Fuzz.Targets;

namespace MailFunctions.Tests.Inbox;

/// <summary>Attacks on the HTML cleaner that nobody has thought of yet: pieces of those that are known, put together at random.</summary>
public sealed class HtmlMutationTests
{
    private static readonly string[] Pieces =
    [
        .. HtmlCleanerTests.Attacks.Select(attack => attack.Data),
        "<", ">", "\"", "'", "`", "=", "/", "&", "&#", ";", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "\0", "\f", "\u00a0", "\ufeff", "</", "/>", " on", " style=", " href=", " src=",
        "javascript:", "data:", "cid:logo@example", "&NewLine;", "&Tab;", "&colon;", "&lt;", "&quot;", "url(", "\\75rl(", "</p>", "</table>", "</svg>", "</math>", "</title>", "</style>", "</noscript>",
        "<svg>", "<math>", "<mtext>", "<annotation-xml encoding=text/html>", "<foreignObject>", "<desc>", "<title>", "<style>", "<table>", "<td>", "<a href=", "<p id=", "<img src=",
    ];

    private static readonly Gen<string> Piece = Gen.OneOfConst(Pieces);

    [Fact]
    public void Pieces_of_attacks_do_no_harm_together() => Piece.Array[1, 12].Select(string.Concat).Sample(HtmlTarget.Clean);

    [Fact]
    public void Attacks_with_a_piece_in_the_middle_do_no_harm() =>
        Gen.Select(Piece, Piece, Gen.Int[0, 1000])
            .Select((attack, piece, place) => attack.Insert(place % (attack.Length + 1), piece))
            .Sample(HtmlTarget.Clean);

    [Fact]
    public void Attacks_that_lost_or_changed_a_character_do_no_harm() =>
        Gen.Select(Piece, Gen.Int[0, 1000], Gen.Char)
            .Select((attack, place, character) => string.Concat(attack.AsSpan(0, place % attack.Length), [character], attack.AsSpan((place % attack.Length) + 1)))
            .Sample(HtmlTarget.Clean);
}
