using System.Net;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Http.Limits;

/// <summary>A caller who asks too often, or too slowly, is told so.</summary>
public sealed class LimitTests(Product product, OwnStorage storage) : IClassFixture<OwnStorage>
{
    private static readonly string[] Tests =
    [
        "api/accounts/test", "api/accounts/999999999/test", "api/connectors/none/test", "api/notifications/test", "api/webhooks/none/test", "api/accounts/discover",
    ];

    [Fact]
    public async Task One_too_many_is_429_with_the_time_to_wait()
    {
        await using var app = await App.StartAsync(
            storage.Azurite, product.Certificates, ("Limits__TestsPerMinute", "1"), ("Limits__ChecksPerMinute", "1"));
        var api = new Api(app.Http);

        foreach (var paths in new[] { Tests, ["api/accounts/999999999/check", "api/accounts/999999998/check"] })
        {
            using (var first = await api.SendAsync(HttpMethod.Post, paths[0], "{}"))
            {
                first.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound);
            }

            foreach (var path in paths)
            {
                using var refused = await api.SendAsync(HttpMethod.Post, path, "{}");

                var problem = await Api.ReadAsync(refused, HttpStatusCode.TooManyRequests);
                refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
                refused.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
                ((string)problem["detail"]!).ShouldContain($"Ask again in {refused.Headers.RetryAfter}");
            }
        }

        await api.GetAsync("api/accounts");
        app.Log.ShouldContain(line => line.Contains("Refused a call of DiscoverSettings by local with status 429", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_takes_too_long_is_504()
    {
        await using var app = await App.StartAsync(storage.Azurite, product.Certificates, ("Limits__RequestSeconds", "2"));

        await using var connection = await BeginAsync(app, "/api/accounts");
        await connection.SendAsync("1\r\n{\r\n");
        var answer = await connection.ReadAsync();

        answer.ShouldStartWith("HTTP/1.1 504 ");
        answer.ShouldContain("application/problem+json");
        answer.ShouldContain("given up after 2 s");
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_408()
    {
        await using var connection = await BeginAsync(product.App, "/api/accounts");
        await connection.SendAsync("1\r\n{\r\n");

        var answer = await connection.ReadAsync();

        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain("application/problem+json");
    }

    [Fact]
    public async Task A_body_without_an_end_is_413()
    {
        await using var connection = await BeginAsync(product.App, "/api/accounts");
        var piece = new string(' ', 0x4000);

        await connection.SendWithoutEndAsync($"4000\r\n{piece}\r\n");

        (await connection.ReadAsync("}")).ShouldStartWith("HTTP/1.1 413 ");
    }

    private static async Task<RawConnection> BeginAsync(App app, string path)
    {
        var connection = await RawConnection.OpenAsync(app.Address);
        await connection.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: {app.Address.Authority}\r\nAuthorization: {app.Http.DefaultRequestHeaders.Authorization}\r\n" +
            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        return connection;
    }
}
