using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Portal;

/// <summary>The portal's scripts and styles are sent compressed to those who take that.</summary>
public sealed partial class CompressionTests(Product product)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("br;q=0.5, gzip;q=0.8", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *;q=0.1", "gzip")]
    [InlineData("gzip;q=0.5, identity;q=0.5", "gzip")]
    [InlineData("br;q=0.4, identity;q=0.5", null)]
    [InlineData("br;q=0, gzip;q=0", null)]
    [InlineData("*;q=0", null)]
    [InlineData("zstd", null)]
    [InlineData("nonsense;;", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task Script_is_sent_as_the_caller_likes_it_best_and_is_always_the_same_script(string? accepted, string? coding)
    {
        var path = await ScriptAsync();
        var plain = await product.App.Http.GetByteArrayAsync(path, Stop);

        using var response = await SendAsync(HttpMethod.Get, path, accepted);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(coding is null ? [] : [coding]);
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
        response.Headers.CacheControl!.ToString().ShouldContain("immutable");
        var sent = await response.Content.ReadAsByteArrayAsync(Stop);
        sent.Length.ShouldBe((int)response.Content.Headers.ContentLength!);
        (await DecodeAsync(sent, coding)).ShouldBe(plain);
        if (coding is not null)
        {
            sent.Length.ShouldBeLessThan(plain.Length / 2);
        }
    }

    [Fact]
    public async Task Each_coding_has_an_ETag_of_its_own_that_spares_sending_it_again()
    {
        var path = await ScriptAsync();
        var tags = new List<string>();
        foreach (var coding in new[] { "identity", "gzip", "br" })
        {
            using var first = await SendAsync(HttpMethod.Get, path, coding);
            using var head = await SendAsync(HttpMethod.Head, path, coding);
            using var again = await SendAsync(HttpMethod.Get, path, coding, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

            head.Content.Headers.ContentLength.ShouldBe(first.Content.Headers.ContentLength);
            head.Content.Headers.ContentEncoding.ShouldBe(first.Content.Headers.ContentEncoding);
            head.Headers.ETag.ShouldBe(first.Headers.ETag);
            (await head.Content.ReadAsByteArrayAsync(Stop)).ShouldBeEmpty();
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            again.Headers.ETag.ShouldBe(first.Headers.ETag);
            again.Headers.Vary.ShouldContain("Accept-Encoding");
            tags.Add(first.Headers.ETag!.Tag);
        }

        tags.ShouldBeUnique();
        using var other = await SendAsync(HttpMethod.Get, path, "br", request => request.Headers.IfNoneMatch.ParseAdd(tags[0]));
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Part_that_is_asked_for_is_one_of_what_is_sent_or_the_whole()
    {
        var path = await ScriptAsync();
        using var whole = await SendAsync(HttpMethod.Get, path, "br");

        using var response = await SendAsync(HttpMethod.Get, path, "br", request => request.Headers.Range = new RangeHeaderValue(0, 9));

        var bytes = await whole.Content.ReadAsByteArrayAsync(Stop);
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (await response.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(response.StatusCode == HttpStatusCode.PartialContent ? bytes[..10] : bytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("favicon.svg")]
    [InlineData("api/docs")]
    public async Task What_has_no_compressed_twin_is_sent_as_it_is(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path, "br, gzip, identity;q=0");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.Vary.ShouldNotContain("Accept-Encoding");
    }

    [Theory]
    [InlineData(".br")]
    [InlineData(".gz")]
    [InlineData(".GZ")]
    [InlineData("%2Egz")]
    [InlineData(".gz/")]
    public async Task Compressed_twin_is_no_file_of_its_own(string extension)
    {
        using var response = await SendAsync(HttpMethod.Get, await ScriptAsync() + extension, "br, gzip");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The path of the page's script.</summary>
    private async Task<string> ScriptAsync() =>
        Script().Match(await product.App.Http.GetStringAsync("", Stop)).Groups["path"].Value;

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? accepted, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        change?.Invoke(request);
        return await product.App.Http.SendAsync(request, Stop);
    }

    private static async Task<byte[]> DecodeAsync(byte[] sent, string? coding)
    {
        using var source = new MemoryStream(sent);
        await using Stream decoder = coding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var decoded = new MemoryStream();
        await decoder.CopyToAsync(decoded, Stop);
        return decoded.ToArray();
    }

    [GeneratedRegex("""<script[^>]* src="/(?<path>assets/[^"]+\.js)""")]
    private static partial Regex Script();
}
