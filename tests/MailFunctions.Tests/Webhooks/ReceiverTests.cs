using MailFunctions.Tests.Infrastructure;
using MailFunctions.Webhooks.Delivery;

namespace MailFunctions.Tests.Webhooks;

/// <summary>How deliveries fare with receivers of all kinds, by a clock that the tests set.</summary>
public sealed class ReceiverTests(Product product, ITestOutputHelper output)
{
    private static readonly TimeSpan[] Schedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    [Fact]
    public async Task A_dead_receiver_is_tried_for_a_day_and_then_disabled_with_the_reason()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        receiver.Answer = (_, response) => Receiver.Status(response, 500);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var first = (await hooks.HappenAsync(1))[0];
        await hooks.TurnAsync(webhook);

        foreach (var wait in Schedule)
        {
            (await hooks.NowAsync(webhook)).Enabled.ShouldBeTrue();
            var before = receiver.Requests.Count;
            hooks.Clock.Advance(wait * 0.99);
            await hooks.TurnAsync(webhook);
            receiver.Requests.Count.ShouldBe(before, $"{wait}");
            hooks.Clock.Advance(wait * 0.12);
            await hooks.TurnAsync(webhook);
            receiver.Requests.Count.ShouldBe(before + 1, $"{wait}");
        }

        receiver.Requests.Count.ShouldBe(8);
        receiver.Requests.ShouldAllBe(request => request.Id == first.Id);
        receiver.Requests.Select(request => (string)request.Headers["webhook-timestamp"]!).Distinct().Count().ShouldBe(8);
        var disabled = await hooks.NowAsync(webhook);
        disabled.Enabled.ShouldBeFalse();
        disabled.DisabledReason.ShouldNotBeNull().ShouldContain("status 500");
        disabled.DisabledAt.ShouldBe(hooks.Clock.GetUtcNow());
        var delivery = (await hooks.DeliveriesAsync(webhook)).Single();
        (delivery.Status, delivery.AttemptCount).ShouldBe((DeliveryStatus.Failed, 8));
        output.WriteLine(disabled.DisabledReason);
    }

    [Fact]
    public async Task While_a_receiver_is_dead_its_events_wait_and_one_at_a_time_tries_it()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        receiver.Answer = (_, response) => Receiver.Status(response, 503);
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);
        await hooks.HappenAsync(60);

        await hooks.PassAsync(webhook, TimeSpan.FromHours(1), TimeSpan.FromSeconds(20));

        var tried = receiver.Requests.Count;
        output.WriteLine($"{tried} attempts in an hour");
        tried.ShouldBeInRange(12, 30);
        receiver.MostAtOnce.ShouldBe(1);

        receiver.Answer = (_, response) => Receiver.Status(response, 200);
        await hooks.PassAsync(webhook, TimeSpan.FromMinutes(6), TimeSpan.FromSeconds(20));
        await hooks.PassAsync(webhook, TimeSpan.FromHours(12), TimeSpan.FromHours(1));

        (await hooks.DeliveriesAsync(webhook)).ShouldAllBe(delivery => delivery.Status == DeliveryStatus.Delivered);
        receiver.Requests.Skip(tried).Select(request => request.Id).Distinct().Count().ShouldBe(61);
    }

    [Fact]
    public async Task Events_of_a_receiver_that_stays_dead_are_cancelled_when_it_is_disabled()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        receiver.Answer = (_, response) => Receiver.Status(response, 500);
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);
        hooks.Clock.Advance(TimeSpan.FromSeconds(1));
        await hooks.HappenAsync(300);

        await hooks.PassAsync(webhook, TimeSpan.FromHours(32), TimeSpan.FromMinutes(20));

        var disabled = await hooks.NowAsync(webhook);
        disabled.Enabled.ShouldBeFalse();
        var deliveries = await hooks.DeliveriesAsync(webhook);
        deliveries[0].Status.ShouldBe(DeliveryStatus.Failed);
        deliveries.Count(delivery => delivery.Status == DeliveryStatus.Cancelled).ShouldBe(300);
        deliveries[^1].Reason.ShouldNotBeNull().ShouldContain(disabled.DisabledReason!);
        output.WriteLine($"{receiver.Requests.Count} attempts");
    }

    [Fact]
    public async Task An_event_that_the_receiver_cannot_take_stands_in_no_others_way_and_disables_nothing()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var poison = (await hooks.HappenAsync(1))[0];
        receiver.Answer = (request, response) => Receiver.Status(response, request.Id == poison.Id ? 400 : 200);
        await hooks.TurnAsync(webhook);

        for (var hour = 0; hour < 32; hour++)
        {
            await hooks.HappenAsync(1);
            await hooks.PassAsync(webhook, TimeSpan.FromHours(1), TimeSpan.FromMinutes(10));
        }

        (await hooks.NowAsync(webhook)).Enabled.ShouldBeTrue();
        var deliveries = await hooks.DeliveriesAsync(webhook);
        var hopeless = deliveries.Single(delivery => delivery.EventId == poison.Id);
        (hopeless.Status, hopeless.AttemptCount).ShouldBe((DeliveryStatus.Failed, 8));
        deliveries.Where(delivery => delivery != hopeless).ShouldAllBe(delivery => delivery.Status == DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task A_receiver_that_answers_410_is_disabled_at_once()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        receiver.Answer = (_, response) => Receiver.Status(response, 410);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);

        var disabled = await hooks.NowAsync(webhook);
        disabled.Enabled.ShouldBeFalse();
        disabled.DisabledReason.ShouldBe("The receiver answered with status 410: it wants no more events.");
        (await hooks.DeliveriesAsync(webhook)).Single().Status.ShouldBe(DeliveryStatus.Failed);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "3600", 3600)]
    [InlineData(429, "9999999", 36000)]
    [InlineData(500, "120", 5)]
    [InlineData(429, "nonsense", 5)]
    public async Task Receivers_are_left_alone_for_as_long_as_they_ask_within_bounds(int status, string retryAfter, int seconds)
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        receiver.Answer = (_, response) =>
        {
            response.Headers["Retry-After"] = retryAfter;
            return Receiver.Status(response, status);
        };
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);
        await hooks.HappenAsync(1);

        hooks.Clock.Advance(TimeSpan.FromSeconds(seconds * 0.89));
        await hooks.TurnAsync(webhook);
        receiver.Requests.Count.ShouldBe(1);
        hooks.Clock.Advance(TimeSpan.FromSeconds(seconds * 0.25));
        await hooks.TurnAsync(webhook);
        receiver.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_given_up_after_the_time_out()
    {
        await using var hooks = await Hooks.StartAsync(null, ("Webhooks:TimeoutSeconds", "1"));
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var held = new TaskCompletionSource();
        receiver.Answer = (_, _) => held.Task;
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);
        held.SetResult();

        var delivery = (await hooks.DeliveriesAsync(webhook)).Single();
        delivery.Status.ShouldBe(DeliveryStatus.Waiting);
        delivery.Attempts.Single().Error.ShouldNotBeNull().ShouldContain("did not answer within 1 seconds");
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        receiver.Answer = (_, response) =>
        {
            response.Headers.Location = receiver.Http + "/elsewhere";
            return Receiver.Status(response, 307);
        };
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);

        receiver.Requests.Single().Path.ShouldBe("/hook");
        (await hooks.DeliveriesAsync(webhook)).Single().Attempts.Single().Error.ShouldNotBeNull().ShouldContain("is not followed");
    }

    [Theory]
    [InlineData("http://localhost:9/", "Egress:AllowLoopback", "false", "may not connect to")]
    [InlineData("http://nowhere.invalid/", "Egress:AllowLoopback", "true", "could not be looked up|no host nowhere.invalid")]
    [InlineData("http://127.0.0.1:9/", "Egress:AllowLoopback", "true", "Nothing listens at 127.0.0.1, port 9")]
    [InlineData("http://127.0.0.1:9/", "Webhooks:AllowHttp", "false", "does not allow")]
    public async Task Failures_are_explained(string url, string setting, string value, string words)
    {
        await using var hooks = await Hooks.StartAsync(null, (setting, value));
        var webhook = await hooks.CreateAsync(url);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);

        var error = (await hooks.DeliveriesAsync(webhook)).Single().Attempts.Single().Error.ShouldNotBeNull();
        words.Split('|').ShouldContain(word => error.Contains(word, StringComparison.Ordinal), error);
    }
}
