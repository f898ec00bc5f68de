using System.Text;
using MailFunctions.Http;
using MailFunctions.Storage;

namespace MailFunctions.Tests.Storage;

/// <summary>Names as row keys.</summary>
public sealed class NameKeyTests
{
    [Theory]
    [InlineData("José", "JOSÉ")]
    [InlineData("José", "Jose\u0301")]
    [InlineData("straße", "STRAßE")]
    [InlineData("a", "A")]
    public void Names_that_differ_in_case_or_in_how_accents_are_written_are_the_same(string left, string right) =>
        NameKey.AreSame(left, right).ShouldBeTrue();

    [Theory]
    [InlineData("José", "Jose")]
    [InlineData("a/b", "a\\b")]
    [InlineData("a b", "ab")]
    [InlineData("a|b", "b|a")]
    public void Names_that_differ_otherwise_are_not(string left, string right) => NameKey.AreSame(left, right).ShouldBeFalse();

    [Fact]
    public void Keys_sort_as_people_expect()
    {
        string[] names = ["Zoë", "émile", "Emma", "anna", "Bo 2", "Bo"];

        names.OrderBy(NameKey.Of, StringComparer.Ordinal).ShouldBe(["anna", "Bo", "Bo 2", "émile", "Emma", "Zoë"]);
    }

    [Theory]
    [InlineData("/\\#?%")]
    [InlineData("a\u0001\u009f")]
    public void No_key_holds_what_a_key_may_not_hold(string name) =>
        NameKey.Of(name).ShouldAllBe(character => !char.IsControl(character) && !"/\\#?%".Contains(character));

    [Theory]
    [InlineData("\U0001D160", 50)]
    [InlineData("a\U0001D160", 33)]
    [InlineData("\uFB2C", 100)]
    [InlineData("é", 100)]
    public void No_key_is_longer_than_storage_takes(string text, int times)
    {
        var key = NameKey.Of(string.Concat(Enumerable.Repeat(text, times)));

        key.Length.ShouldBeLessThanOrEqualTo(512);
        key.EnumerateRunes().ShouldAllBe(rune => rune != Rune.ReplacementChar);
    }

    [Fact]
    public void Every_text_that_fits_a_line_has_a_key()
    {
        var texts = Enumerable.Range(0, 0x110000)
            .Select(character => character is >= 0xD800 and <= 0xDFFF ? ((char)character).ToString() : char.ConvertFromUtf32(character))
            .Where(text => Texts.IsLine(text, 2));

        texts.ShouldAllBe(text => NameKey.Of(text).Length > 0);
    }
}
