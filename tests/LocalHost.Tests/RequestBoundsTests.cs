using System.Net;

namespace LocalHost.Tests;

/// <summary>What is refused before any function sees it.</summary>
public sealed class RequestBoundsTests(HttpTests.RunningApp running) : IClassFixture<HttpTests.RunningApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, int> Heads { get; } = new()
    {
        { $"GET /prefix/nothing HTTP/1.1\r\nHost: a\r\nX: {new string('x', 40_000)}\r\n\r\n", 431 },
        { $"GET /prefix/nothing HTTP/1.1\r\nHost: a\r\n{string.Concat(Enumerable.Range(0, 200).Select(i => $"X-{i}: y\r\n"))}\r\n", 431 },
        { $"GET /prefix/nothing?{new string('q', 10_000)} HTTP/1.1\r\nHost: a\r\n\r\n", 414 },
        { "GET /prefix/nothing HTTP/1.1\r\n\r\n", 400 },
        { "GET /prefix/nothing HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400 },
        { "GET /prefix/\0 HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
        { "GET /prefix/nothing HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n", 400 },
        { "GET /prefix/nothing HTTP/1.1\r\nHost: a\r\n folded: x\r\n\r\n", 400 },
        { "GET /prefix/nothing HTTP/9.9\r\nHost: a\r\n\r\n", 505 },
        { "nonsense\r\n\r\n", 400 },
        { "PUT /prefix/things/1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", 400 },
        { "PUT /prefix/things/1 HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400 },
        { "PUT /prefix/things/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nx", 400 },
    };

    [Theory]
    [MemberData(nameof(Heads))]
    public async Task Head_beyond_the_bounds_is_refused_without_a_word_on_the_inside(string head, int status)
    {
        await using var connection = await RawConnection.OpenAsync(running.App.Address);

        await connection.SendAsync(head);

        var answer = await connection.ReadAsync();
        answer.ShouldStartWith($"HTTP/1.1 {status} ");
        answer.ShouldEndWith("\r\n\r\n");
    }

    [Fact]
    public async Task Head_that_does_not_come_is_408()
    {
        await using var connection = await RawConnection.OpenAsync(running.App.Address);

        await connection.SendAsync("GET /prefix/nothing HTTP/1.1\r\nHost: a\r\n");

        (await connection.ReadAsync()).ShouldStartWith("HTTP/1.1 408 ");
    }

    [Fact]
    public async Task One_request_beyond_those_under_way_and_those_that_wait_is_429()
    {
        await using var app = await TestApp.StartAsync(
            ("AzureFunctionsJobHost__extensions__http__maxConcurrentRequests", "1"),
            ("AzureFunctionsJobHost__extensions__http__maxOutstandingRequests", "2"));
        var underWay = app.Http.GetAsync("prefix/slow", Stop);
        await app.LineAsync("slow began");

        Task<HttpResponseMessage>[] more = [app.Http.GetAsync("prefix/slow", Stop), app.Http.GetAsync("prefix/slow", Stop)];
        var refused = await Task.WhenAny(more);

        (await refused).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        app.Open("http");
        (await underWay).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await more.Single(task => task != refused)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
