using System.Text.Json;
using Azure.Storage.Queues;
using MailFunctions.LocalHost.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace LocalHost.Tests;

/// <summary>How the host starts and stops.</summary>
public sealed class LifetimeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_under_way_is_finished_when_the_host_is_asked_to_stop()
    {
        await using var app = await TestApp.StartAsync();
        var queue = new QueueClient(app.ConnectionString, "work");
        await queue.CreateIfNotExistsAsync(cancellationToken: Stop);
        await queue.SendMessageAsync(Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new { name = "last", gate = "later" })), Stop);
        await app.LineAsync("begins last");
        var request = app.Http.GetStringAsync("prefix/slow", Stop);
        await app.LineAsync("slow began");

        var stopping = app.Process.StopAsync();
        app.Open("http");
        app.Open("later");

        (await request).ShouldBe("slow ended");
        await stopping;
        app.Process.ExitCode.ShouldBe(0);
        app.Journal.ShouldContain(line => line.StartsWith("ends last", StringComparison.Ordinal));
        (await queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount.ShouldBe(0);
    }

    [Fact]
    public async Task Host_refuses_to_listen_beyond_loopback()
    {
        await using var app = await TestApp.StartAsync();
        await using var open = app.Run(0, ("LocalHost__Urls", "http://0.0.0.0:0"));

        await Wait.UntilAsync(() => Task.FromResult(open.HasExited), "the process ends");

        open.ExitCode.ShouldNotBe(0);
        string.Join('\n', open.Lines).ShouldContain("loopback only");
    }

    [Theory]
    [InlineData(typeof(NoTrigger), "exactly one trigger")]
    [InlineData(typeof(TwoTriggers), "exactly one trigger")]
    [InlineData(typeof(BadSchedule), "schedule")]
    [InlineData(typeof(BadRoute), "route")]
    [InlineData(typeof(NeedsKey), "Anonymous")]
    [InlineData(typeof(SameNameTwice), "Two functions are named Twice")]
    [InlineData(typeof(MissingSetting), "NoSuchSetting")]
    public void Function_that_is_not_as_it_must_be_is_named_at_start(Type type, string rule) =>
        Should.Throw<InvalidOperationException>(() => FunctionCatalog.Of([type], new ConfigurationBuilder().Build()))
            .Message.ShouldContain(rule, Case.Insensitive);

    public sealed class NoTrigger
    {
        [Function("None")]
        public int Run(int number) => number;
    }

    public sealed class TwoTriggers
    {
        [Function("Both")]
        public string Run([QueueTrigger("a")] string a, [QueueTrigger("b")] string b) => a + b;
    }

    public sealed class BadSchedule
    {
        [Function("Bad")]
        public TimerInfo Run([TimerTrigger("sometimes")] TimerInfo timer) => timer;
    }

    public sealed class BadRoute
    {
        [Function("Bad")]
        public object Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] object request) => request;
    }

    public sealed class NeedsKey
    {
        [Function("Key")]
        public object Run([HttpTrigger(AuthorizationLevel.Function)] object request) => request;
    }

    public sealed class SameNameTwice
    {
        [Function("Twice")]
        public string One([QueueTrigger("a")] string message) => message;

        [Function("twice")]
        public string Two([QueueTrigger("b")] string message) => message;
    }

    public sealed class MissingSetting
    {
        [Function("Missing")]
        public string Run([QueueTrigger("%NoSuchSetting%")] string message) => message;
    }
}
