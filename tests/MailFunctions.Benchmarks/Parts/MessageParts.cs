using System.Text;
using BenchmarkDotNet.Attributes;
using MailFunctions.Inbox;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Benchmarks.Parts;

/// <summary>What is done for each message that is taken in, or shown.</summary>
public class MessageParts
{
    private const int Size = 4096;
    private const int Products = 20;

    private readonly byte[] _letter = Letter();
    private readonly string _html = Newsletter();
    private readonly MessageId _id = MessageId.Of(DateTimeOffset.UnixEpoch, MessageIdentity.OfImap("00000000", 1, 1), new string('0', 64));

    [Benchmark(Description = "reading what is listed of a message of 4 KB")]
    public async Task<object> Summary()
    {
        using var message = new MemoryStream(_letter);
        var outline = await OutlineReader.ReadAsync(message, countDecoded: false, CancellationToken.None);
        message.Position = 0;
        return await SummaryReader.ReadAsync(message, outline, _id, DateTimeOffset.UnixEpoch, CancellationToken.None);
    }

    [Benchmark(Description = "cleaning the HTML of a newsletter with 20 products")]
    public object Html() => HtmlCleaner.Clean(_html, new Dictionary<string, string>());

    private static byte[] Letter()
    {
        var letter = new StringBuilder(MailText.Mime(1, "A letter", "text/plain; charset=utf-8")).Append("\r\n");
        while (letter.Length < Size)
        {
            letter.Append("It was a bright cold day in April, and the clocks were striking thirteen.\r\n");
        }

        return MailText.Utf8(letter.ToString());
    }

    private static string Newsletter()
    {
        var products = Enumerable.Range(1, Products).Select(number => $"""
            <tr><td style="padding: 12px; font-family: Arial, sans-serif; color: #333333; border-bottom: 1px solid #eeeeee">
            <a href="https://shop.example.com/products/{number}?from=mail"><img src="https://shop.example.com/pictures/{number}.png" width="120" height="90" alt="Product {number}"></a>
            <h3 style="margin: 0; font-size: 16px">Product {number}</h3>
            <p style="line-height: 1.4">It comes in <b>three colours</b>, and is <i>yours</i> for € {number}.99 &ndash; today only.</p></td></tr>
            """);
        return $"<html><head><title>News</title><style>td {{ color: #333 }}</style></head><body bgcolor=\"#ffffff\"><table width=\"600\">{string.Concat(products)}</table></body></html>";
    }
}
