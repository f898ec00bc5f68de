using CsCheck;
using MailFunctions.Fuzz.Targets;
using MailFunctions.Http;

namespace MailFunctions.Tests.Http;

/// <summary>Cursors come from us, or from anybody.</summary>
public sealed class CursorTests
{
    private static readonly Gen<string> Lines = Gen.String[1, 300].Where(text => Texts.IsLine(text, 300));

    [Fact]
    public void Whatever_is_written_is_read_back() =>
        Gen.Select(Lines, Lines).Sample((list, position) => Cursor.TryRead(list, Cursor.Write(list, position), out var read) && read == position);

    [Fact]
    public void No_cursor_is_another_lists() =>
        Gen.Select(Lines, Lines, Lines).Where((list, other, _) => list != other)
            .Sample((list, other, position) => !Cursor.TryRead(other, Cursor.Write(list, position), out _));

    [Fact]
    public void No_text_is_too_odd_to_be_no_cursor() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["AZaz09-_= \n"], 0, 3000], Gen.Byte.Array.Select(Convert.ToBase64String))
            .Sample(text => CursorTarget.Read("accounts", text));

    [Fact]
    public void A_position_made_up_by_somebody_is_a_line_or_none() =>
        Gen.OneOf(Gen.String, Gen.Char.Array[0, 50].Select(characters => new string(characters)))
            .Sample(position => CursorTarget.Read("accounts", Cursor.Write("accounts", position)));

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("=")]
    [InlineData("%00")]
    [InlineData("\ud800")]
    public void What_is_no_cursor_is_none(string text) => Cursor.TryRead("accounts", text, out _).ShouldBeFalse();
}
