using MailFunctions.Inbox;

namespace MailFunctions.Tests.Inbox;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("report.pdf", "report.pdf")]
    [InlineData("  résumé 日本.pdf ", "résumé 日本.pdf")]
    [InlineData("a:b*c?.txt", "a_b_c_.txt")]
    [InlineData("..hidden", "hidden")]
    [InlineData("...", "")]
    [InlineData("CON", "_CON")]
    [InlineData("nul.txt", "_nul.txt")]
    [InlineData("inv\u202Efdp.exe", "invfdp.exe")]
    [InlineData("a\r\nSet-Cookie: b", "a Set-Cookie_ b")]
    public void A_name_cannot_lie_or_escape(string name, string expected) => FileNames.Safe(name).ShouldBe(expected);

    [Fact]
    public void Half_a_surrogate_pair_becomes_a_replacement_character() =>
        FileNames.Safe($"half {(char)0xD800} pair").ShouldBe("half \ufffd pair");

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var name = FileNames.Safe(new string('a', 500) + ".docx");

        (name.Length, Path.GetExtension(name)).ShouldBe((150, ".docx"));
    }
}
