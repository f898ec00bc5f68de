using System.Text;
using MailFunctions.Inbox;
using Microsoft.AspNetCore.Http;

namespace MailFunctions.Tests.Inbox;

public sealed class DownloadTests
{
    [Theory]
    [InlineData("report.pdf", "attachment; filename=report.pdf; filename*=UTF-8''report.pdf")]
    [InlineData("my \"report\".pdf", "attachment; filename=\"my \\\"report\\\".pdf\"; filename*=UTF-8''my%20%22report%22.pdf")]
    [InlineData("€ rates.pdf", "attachment; filename=\"_ rates.pdf\"; filename*=UTF-8''%E2%82%AC%20rates.pdf")]
    public async Task The_file_name_is_given_in_ascii_and_in_utf_8(string name, string expected)
    {
        var response = await SendAsync("text/plain", name);

        response.Headers.ContentDisposition.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("application/pdf", "application/pdf")]
    [InlineData("message/rfc822", "message/rfc822")]
    [InlineData("text/html", "application/octet-stream")]
    [InlineData("image/svg+xml", "application/octet-stream")]
    [InlineData("application/xhtml+xml", "application/octet-stream")]
    [InlineData("text/javascript", "application/octet-stream")]
    [InlineData("nonsense", "application/octet-stream")]
    [InlineData("a/b; c=d", "application/octet-stream")]
    public async Task What_a_browser_could_run_is_sent_as_bytes(string contentType, string expected)
    {
        var response = await SendAsync(contentType, "x");

        response.ContentType.ShouldBe(expected);
        response.ContentLength.ShouldBe(4);
        response.Headers.XContentTypeOptions.ToString().ShouldBe("nosniff");
        response.Headers.ContentSecurityPolicy.ToString().ShouldBe("default-src 'none'; sandbox");
        Encoding.ASCII.GetString(((MemoryStream)response.Body).ToArray()).ShouldBe("body");
    }

    private static async Task<HttpResponse> SendAsync(string contentType, string fileName)
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await new Download(new MemoryStream(Encoding.ASCII.GetBytes("body")), contentType, fileName, 4).ExecuteAsync(context);
        return context.Response;
    }
}
