using System.Diagnostics;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Webhooks;

/// <summary>How fast events go through the queue to a fast receiver.</summary>
public sealed class WebhookSpeedTests(Product product, ITestOutputHelper output)
{
    private const int Events = 2000;

    [Fact]
    public async Task Two_thousand_events_are_delivered_within_two_minutes_each_once()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var app = await App.StartAsync(hooks.Azurite, product.Certificates);
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        await WebhookEventTests.CreateAsync(new(app.Http), receiver.Https, "account.failing");

        var watch = Stopwatch.StartNew();
        await hooks.HappenAsync(Events);
        var passedOn = watch.Elapsed;
        await receiver.EventsAsync(Events, seconds: 120);

        var seconds = (receiver.Requests[^1].At - receiver.Requests[0].At).TotalSeconds;
        output.WriteLine($"{Events} events passed on in {passedOn.TotalSeconds:0.0} s, delivered in {seconds:0.0} s: {Events / seconds:0} a second, at most {receiver.MostAtOnce} at once");
        receiver.Requests.Count.ShouldBe(Events);
    }
}
