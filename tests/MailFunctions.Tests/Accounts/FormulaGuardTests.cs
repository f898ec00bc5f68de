using CsCheck;
using MailFunctions.Accounts.Columns;

namespace MailFunctions.Tests.Accounts;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@a", "'@a")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("'=1", "''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("1=1", "1=1")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    public void A_formula_becomes_a_text(string text, string cell) => FormulaGuard.Protect(text).ShouldBe(cell);

    [Fact]
    public void Every_text_comes_back_as_it_was() =>
        Gen.String[Gen.OneOf(Gen.Const('\''), Gen.Const('='), Gen.Const('@'), Gen.Char), 0, 6].Sample(text => FormulaGuard.Restore(FormulaGuard.Protect(text)) == text);
}
