using System.Net;

namespace LocalHost.Tests;

/// <summary>HTTP triggers, held to what is documented of the real host.</summary>
public sealed class HttpTests(HttpTests.RunningApp running) : IClassFixture<HttpTests.RunningApp>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private HttpClient Http => running.App.Http;

    [Theory]
    [InlineData("prefix/things/17", "number 17 GET")]
    [InlineData("prefix/things/abc", "word abc GET")]
    [InlineData("prefix/rest/a/b%20c", "rest a/b c GET")]
    [InlineData("prefix/rest", "rest  GET")]
    [InlineData("prefix/noroute", "LocalHost.TestApp.HttpFunctions.NoRoute GET")]
    public async Task Route_template_binds_its_parameters(string path, string expected) =>
        (await Http.GetStringAsync(path, Stop)).ShouldBe(expected);

    [Theory]
    [InlineData("things/17")]
    [InlineData("prefix/things/a1")]
    [InlineData("prefix/things/17/more")]
    [InlineData("prefix/unknown")]
    public async Task Route_that_matches_nothing_is_404(string path)
    {
        using var response = await Http.GetAsync(path, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Method_that_no_function_takes_is_405_with_those_that_one_takes()
    {
        using var response = await Http.DeleteAsync("prefix/things/17", Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "PUT"], ignoreOrder: true);
    }

    [Fact]
    public async Task Middleware_runs_in_the_order_it_was_added()
    {
        using var response = await Http.GetAsync("prefix/things/17", Stop);

        response.Headers.GetValues("Steps").ShouldBe(["outer Number", "inner Number"]);
    }

    [Fact]
    public async Task Middleware_may_answer_instead_of_the_function()
    {
        using var response = await Http.GetAsync("prefix/things/17?stop", Stop);

        ((int)response.StatusCode).ShouldBe(418);
        response.Headers.GetValues("Steps").ShouldBe(["outer Number"]);
    }

    [Fact]
    public async Task Exception_is_500_and_tells_nothing()
    {
        using var response = await Http.GetAsync("prefix/boom", Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Function_without_an_answer_is_204()
    {
        using var response = await Http.GetAsync("prefix/nothing", Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    public sealed class RunningApp : IAsyncLifetime
    {
        private TestApp? _app;

        internal TestApp App => _app!;

        public async ValueTask InitializeAsync() => _app = await TestApp.StartAsync();

        public ValueTask DisposeAsync() => _app!.DisposeAsync();
    }
}
