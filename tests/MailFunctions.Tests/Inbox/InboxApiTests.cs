using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using static MailFunctions.Tests.Inbox.InboxStore;

namespace MailFunctions.Tests.Inbox;

public sealed class InboxApiTests(Product product)
{
    private static readonly byte[] Report = Encoding.UTF8.GetBytes(
        "From: Anna <anna@example.com>\r\nSubject: =?utf-8?q?=E2=82=AC/rates?=\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n" +
        "--m\r\nContent-Type: text/html\r\n\r\n<p onclick=x>Hello<script>x</script></p>\r\n" +
        "--m\r\nContent-Type: text/html; name=page.html\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nPGI+aGk8L2I+\r\n--m--\r\n\0\xff");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_inbox_is_listed_newest_first_in_pages_of_30()
    {
        var (id, inbox) = await AccountAsync();
        await inbox.StoreAsync(Enumerable.Range(1, 65).Select(uid => Imap((uint)uid)));

        var first = await product.Api.GetAsync($"api/accounts/{id}/inbox");
        var all = await product.Api.AllAsync($"api/accounts/{id}/inbox");
        var found = await product.Api.AllAsync($"api/accounts/{id}/inbox?search=MESSAGE%206&pageSize=2");

        first["items"]!.AsArray().Count.ShouldBe(30);
        all.Select(item => (string?)item["subject"]).ShouldBe(Enumerable.Range(1, 65).Reverse().Select(uid => $"message {uid}"));
        found.Count.ShouldBe(7);
        all[0]["from"]!.ToJsonString().ShouldBe("""[{"name":"Anna","address":"anna@example.com"}]""");
    }

    [Theory]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("cursor=nonsense", "cursor")]
    [InlineData("unknown=1", "unknown")]
    [InlineData("search=a%00b", "search")]
    public async Task A_bad_query_is_refused_by_name(string query, string field)
    {
        var (id, _) = await AccountAsync();

        using var response = await product.App.Http.GetAsync($"api/accounts/{id}/inbox?{query}", Stop);

        var problem = await Api.ReadAsync(response, HttpStatusCode.BadRequest);
        problem["errors"]!.AsObject().Select(error => error.Key).ShouldBe([field]);
    }

    [Fact]
    public async Task A_message_is_read_with_harmless_html()
    {
        var (id, inbox) = await AccountAsync();
        var message = await StoreAsync(inbox, Report);

        var read = await product.Api.GetAsync($"api/accounts/{id}/inbox/{message}");

        ((string?)read["subject"]).ShouldBe("€/rates");
        ((string?)read["html"]).ShouldBe("<p>Hello</p>");
        ((string?)read["text"]).ShouldBe("Hello");
        JsonNode.DeepEquals(
            read["attachments"],
            JsonNode.Parse("""[{"n":1,"fileName":"page.html","contentType":"text/html","size":9}]""")).ShouldBeTrue();
    }

    [Fact]
    public async Task The_raw_message_is_downloaded_byte_for_byte()
    {
        var (id, inbox) = await AccountAsync();
        var message = await StoreAsync(inbox, Report);

        using var response = await product.App.Http.GetAsync($"api/accounts/{id}/inbox/{message}/raw", Stop);

        (await response.Content.ReadAsByteArrayAsync(Stop)).ShouldBe(Report);
        response.Content.Headers.ContentType!.ToString().ShouldBe("message/rfc822");
        response.Content.Headers.ContentLength.ShouldBe(Report.Length);
        response.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("€_rates.eml");
    }

    [Fact]
    public async Task An_attachment_is_downloaded_decoded_and_never_shown()
    {
        var (id, inbox) = await AccountAsync();
        var message = await StoreAsync(inbox, Report);

        using var response = await product.App.Http.GetAsync($"api/accounts/{id}/inbox/{message}/attachments/1", Stop);

        (await response.Content.ReadAsStringAsync(Stop)).ShouldBe("<b>hi</b>");
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var (id, inbox) = await AccountAsync();
        var (other, _) = await AccountAsync();
        var message = await StoreAsync(inbox, Report);
        await inbox.CommitAsync(inbox.Store.StageOversized(Imap(9, size: 99_000_000)));
        var oversized = (await inbox.ListAsync())[0].Id;

        string[] paths =
        [
            "999999999/inbox", $"999999999/inbox/{message}", $"{other}/inbox/{message}", $"{other}/inbox/{message}/raw",
            $"{other}/inbox/{message}/attachments/1", $"{id}/inbox/{message}/attachments/2", $"{id}/inbox/{message}/attachments/0",
            $"{id}/inbox/{message}/attachments/x", $"{id}/inbox/{message}x", $"{id}/inbox/..%2F..%2Fx", $"{id}/inbox/{oversized}/raw",
        ];
        foreach (var path in paths)
        {
            using var response = await product.App.Http.GetAsync("api/accounts/" + path, Stop);
            await Api.ReadAsync(response, HttpStatusCode.NotFound);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json", path);
        }
    }

    private static async Task<string> StoreAsync(InboxStore inbox, byte[] content)
    {
        await inbox.CommitAsync(await inbox.StageAsync(Imap(1), content));
        return (await inbox.ListAsync())[0].Id.Value;
    }

    private async Task<(int Id, InboxStore Inbox)> AccountAsync()
    {
        var account = await product.Api.CreateAccountAsync(product.Dovecot.CreateMailbox(), ConnectionKind.ImapSsl);
        var id = (int)account["id"]!;
        return (id, await OpenAsync(id));
    }
}
