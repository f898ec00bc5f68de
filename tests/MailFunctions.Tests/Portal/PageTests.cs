using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Portal;

/// <summary>Every page of the portal has an address that can be opened, reloaded and sent to a colleague.</summary>
public sealed class PageTests(Product product)
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("overview")]
    [InlineData("accounts")]
    [InlineData("accounts/new")]
    [InlineData("accounts/42")]
    [InlineData("accounts/42/inbox/")]
    [InlineData("accounts/42/inbox/2518a6f2c3b4d5e6-u-7-31-9f86d081884c7d65")]
    [InlineData("schedules/0f8fad5bd9cb469fa16570867728950e/runs?page=2&back=/api/x.y")]
    [InlineData("API-keys")]
    [InlineData("assets-and-more")]
    public async Task Page_is_the_same_document_as_the_first_with_the_same_headers(string path)
    {
        using var first = await SendAsync(HttpMethod.Get, "", Browser);
        using var page = await SendAsync(HttpMethod.Get, path, Browser);
        using var head = await SendAsync(HttpMethod.Head, path, Browser);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var html = await page.Content.ReadAsStringAsync(Stop);
        html.ShouldContain("""<div id="root">""");
        html.ShouldBe(await first.Content.ReadAsStringAsync(Stop));
        Headers(page).ShouldBe(Headers(first));
        Headers(page).ShouldContain(header => header.StartsWith("Content-Security-Policy: ", StringComparison.Ordinal));
        page.Headers.CacheControl!.ToString().ShouldBe("no-cache");
        page.Headers.Vary.ShouldContain("Accept");
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        Headers(head).ShouldBe(Headers(first));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("text/*;q=0.1")]
    [InlineData("application/json, text/html")]
    public async Task Page_is_for_everybody_who_takes_HTML(string? accept)
    {
        using var page = await SendAsync(HttpMethod.Get, "accounts/42", accept);

        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("accounts/42", "application/json")]
    [InlineData("accounts/42", "text/html;q=0, */*")]
    [InlineData("api", Browser)]
    [InlineData("api/", Browser)]
    [InlineData("API/nothing", Browser)]
    [InlineData("api/accounts/none/inbox", Browser)]
    [InlineData("api%2Faccounts", Browser)]
    [InlineData("assets", Browser)]
    [InlineData("assets/nothing", Browser)]
    [InlineData("assets/nothing.js", Browser)]
    [InlineData("robots.txt", Browser)]
    [InlineData("accounts/favicon.svg", Browser)]
    [InlineData("accounts/index.html", Browser)]
    [InlineData(".well-known/security", Browser)]
    public async Task What_is_no_page_is_404(string path, string accept)
    {
        using var response = await SendAsync(HttpMethod.Get, path, accept);

        ((string)(await Api.ReadAsync(response, HttpStatusCode.NotFound))["type"]!).ShouldBe("urn:mailfunctions:not-found");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Page_cannot_be_posted_to()
    {
        using var response = await SendAsync(HttpMethod.Post, "accounts/42", Browser);

        await Api.ReadAsync(response, HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "HEAD"]);
    }

    /// <summary>The headers that say what the document is and what may be done with it.</summary>
    private static IEnumerable<string> Headers(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .Where(header => header.Key is not ("Date" or "Vary" or "Transfer-Encoding"))
        .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
        .Order();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? accept)
    {
        using var request = new HttpRequestMessage(method, path);
        if (accept is not null)
        {
            request.Headers.Accept.ParseAdd(accept);
        }

        return await product.App.Http.SendAsync(request, Stop);
    }
}
