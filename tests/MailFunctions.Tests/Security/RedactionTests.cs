using System.Text;
using MailFunctions.Security;

namespace MailFunctions.Tests.Security;

/// <summary>What is left of others' words when our secrets are in them.</summary>
public sealed class RedactionTests
{
    private const string Token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.c2VjcmV0LWNsYWltcw.9Zx-Kq_Wn8LpTtVb4Rr2";

    private static Redaction Redaction => new("pass word/1", Token, "", null);

    [Theory]
    [InlineData("-ERR no, pass word/1 is wrong", "-ERR no, *** is wrong")]
    [InlineData("body: password=pass%20word%2F1&x=y", "body: password=***&x=y")]
    [InlineData("NO [AUTHENTICATIONFAILED] Authentication failed.", "NO [AUTHENTICATIONFAILED] Authentication failed.")]
    [InlineData("", "")]
    public void Secrets_are_blotted_and_the_rest_stays(string text, string expected) => Redaction.Clean(text).ShouldBe(expected);

    [Theory]
    [InlineData(0, 20)]
    [InlineData(7, 25)]
    [InlineData(30, 12)]
    public void Parts_of_a_long_secret_are_blotted_too(int from, int length) =>
        Redaction.Clean($"cut: {Token.Substring(from, length)}|").ShouldBe("cut: ***|");

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("n,a=anna@example.com,\u0001auth=Bearer ")]
    public void Base64_hides_no_secret_wherever_it_begins(string before)
    {
        var said = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Token}\u0001\u0001"));

        var clean = Redaction.Clean($"what is {said}?");

        clean.ShouldContain("***");
        var left = clean.Split("***").Max(part => part.Length);
        left.ShouldBeLessThan("what is ".Length + (before.Length * 4 / 3) + 8);
    }
}
