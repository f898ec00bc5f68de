namespace MailFunctions.Tests.MainJob;

/// <summary>The corpus is what the other tests take it for.</summary>
public sealed class MailCorpusTests
{
    [Theory]
    [InlineData("IMAP")]
    [InlineData("POP3")]
    public void Messages_are_all_different_and_always_the_same(string protocol)
    {
        var corpus = MailCorpus.Create(200, protocol).Select(Convert.ToHexString).ToList();

        corpus.Count.ShouldBe(200);
        corpus.ShouldBeUnique();
        corpus.ShouldBe(MailCorpus.Create(200, protocol).Select(Convert.ToHexString));
        corpus.Max(message => message.Length / 2).ShouldBeInRange(1_500_000, 2_500_000);
    }

    [Fact]
    public void Messages_are_such_as_any_protocol_gives_out_unchanged()
    {
        foreach (var message in MailCorpus.Create(200))
        {
            message.AsSpan().EndsWith("\r\n"u8).ShouldBeTrue();
            message.AsSpan().Contains((byte)0).ShouldBeFalse();
            message.AsSpan().Count((byte)'\n').ShouldBe(message.AsSpan().Count("\r\n"u8));
        }
    }
}
