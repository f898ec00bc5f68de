using MailFunctions.Http;

namespace MailFunctions.Tests.Http;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("info@example.com", "info", "example.com")]
    [InlineData("First.Last+tag@Mail.Example.COM", "First.Last+tag", "mail.example.com")]
    [InlineData("o'neil/x=y@example.co.uk", "o'neil/x=y", "example.co.uk")]
    [InlineData("用户@例子.公司", "用户", "xn--fsqu00a.xn--55qx5d")]
    [InlineData("straße@faß.example", "straße", "xn--fa-hia.example")]
    public void Address_is_taken_apart(string text, string localPart, string domain)
    {
        EmailAddress.TryParse(text, out var address).ShouldBeTrue();

        address!.LocalPart.ShouldBe(localPart);
        address.AsciiDomain.ShouldBe(domain);
        address.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("info")]
    [InlineData("info@")]
    [InlineData("@example.com")]
    [InlineData("info@example")]
    [InlineData("info@example.com.")]
    [InlineData("info@.example.com")]
    [InlineData("info@exa..mple.com")]
    [InlineData(" info@example.com")]
    [InlineData("info@example.com\n")]
    [InlineData("in fo@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData(".info@example.com")]
    [InlineData("info.@example.com")]
    [InlineData("in..fo@example.com")]
    [InlineData("\"quoted\"@example.com")]
    [InlineData("Info <info@example.com>")]
    [InlineData("info@[192.0.2.1]")]
    [InlineData("info@192.0.2.1")]
    [InlineData("info@[IPv6:::1]")]
    [InlineData("info@example.com/path")]
    [InlineData("info@example.com:993")]
    [InlineData("info@exam_ple.com")]
    [InlineData("info@-example.com")]
    [InlineData("info@example\u0000.com")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123456789@example.com")]
    [InlineData("info@0123456789012345678901234567890123456789012345678901234567890123456789.com")]
    public void What_is_no_address_is_refused(string text) => EmailAddress.TryParse(text, out _).ShouldBeFalse();
}
