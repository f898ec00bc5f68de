using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Http;

/// <summary>A bad change gets a problem document that names the field, and leaves everything as it was.</summary>
public sealed class BadChangeTests(Product product)
{
    private const string MergePatch = "application/merge-patch+json";

    /// <summary>Member, JSON value, and the field that the answer must name.</summary>
    public static TheoryData<string, string, string> WrongMembers { get; } = new(
        BadInputTests.WrongMembers.Where(row => row.Data.Item2 is not null).Select(row => (row.Data.Item1, row.Data.Item2!, row.Data.Item3)));

    private Api Api => product.Api;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(WrongMembers))]
    public async Task Wrong_member_is_named_and_the_account_stays_as_it_is(string member, string value, string named)
    {
        var (path, etag, before) = await AccountAsync();
        var replacement = new JsonObject(before.Where(pair => pair.Key is "name" or "protocol" or "address" or "connectionType" or "credentialId" && pair.Key != member)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));

        using var patched = await Api.SendAsync(HttpMethod.Patch, path, $"{{\"{member}\":{value}}}", MergePatch, etag);
        using var replaced = await Api.SendAsync(HttpMethod.Put, path, $"{replacement.ToJsonString()[..^1]},\"{member}\":{value}}}", ifMatch: etag);

        foreach (var response in new[] { patched, replaced })
        {
            var problem = await Api.ReadAsync(response, HttpStatusCode.BadRequest);
            problem["errors"]![named].ShouldNotBeNull(problem.ToJsonString());
        }

        JsonNode.DeepEquals(await Api.GetAsync(path), before).ShouldBeTrue();
        (await Api.ETagAsync(path)).ShouldBe(etag);
    }

    [Fact]
    public async Task Body_that_is_not_what_it_says_changes_nothing()
    {
        var (path, etag, before) = await AccountAsync();
        (HttpContent Content, HttpStatusCode Expected)[] bodies =
        [
            (Bytes([.. "{\"name\":\""u8, 0xFF, .. "\"}"u8]), HttpStatusCode.BadRequest),
            (Bytes(Encoding.Unicode.GetBytes("{\"keepCopy\":false}")), HttpStatusCode.BadRequest),
            (Bytes([.. "{\""u8, 0xFF, .. "\":1}"u8]), HttpStatusCode.BadRequest),
            (Bytes("{\"\\ud800\":1}"u8.ToArray()), HttpStatusCode.BadRequest),
            (Bytes("{\"keepCopy\":false} {}"u8.ToArray()), HttpStatusCode.BadRequest),
            (Bytes("{\"keepCopy\":false,}"u8.ToArray()), HttpStatusCode.BadRequest),
            (Bytes("/* why */{\"keepCopy\":false}"u8.ToArray()), HttpStatusCode.BadRequest),
            (Bytes("{\"keepCopy\":false}"u8.ToArray(), "text/json; charset=utf-16"), HttpStatusCode.UnsupportedMediaType),
            (Bytes("{\"keepCopy\":false}"u8.ToArray(), "application/x-www-form-urlencoded"), HttpStatusCode.UnsupportedMediaType),
            (new PushedContent(new string(' ', 2 * 1024 * 1024)), HttpStatusCode.RequestEntityTooLarge),
        ];
        foreach (var (content, expected) in bodies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = content };
            request.Headers.TryAddWithoutValidation("If-Match", etag);

            using var response = await Api.Http.SendAsync(request, Stop);

            await Api.ReadAsync(response, expected);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        }

        JsonNode.DeepEquals(await Api.GetAsync(path), before).ShouldBeTrue();
    }

    private static ByteArrayContent Bytes(byte[] bytes, string contentType = MergePatch) =>
        new(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };

    private async Task<(string Path, string ETag, JsonObject Account)> AccountAsync()
    {
        var account = await Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var path = $"api/accounts/{account["id"]}";
        return (path, await Api.ETagAsync(path), account);
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class PushedContent : HttpContent
    {
        private readonly string _text;

        public PushedContent(string text)
        {
            _text = text;
            Headers.ContentType = new MediaTypeHeaderValue(MergePatch);
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            try
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(_text));
            }
            catch (IOException)
            {
                // The app need not read to the end what it refuses.
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
