using MailFunctions.Credentials;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Webhooks;
using MailFunctions.Webhooks.Delivery;

namespace MailFunctions.Tests.Webhooks;

/// <summary>How deliveries fare with receivers of all kinds, by a clock that the tests set.</summary>
public sealed class DeliveryTests(Product product, ITestOutputHelper output)
{
    private static readonly TimeSpan[] Schedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(10),
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Delivered_events_are_signed_and_in_the_history()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var several = new TaskCompletionSource();
        receiver.Answer = async (_, response) =>
        {
            // The first waits for another beside it.
            if (receiver.MostAtOnce > 1)
            {
                several.TrySetResult();
            }

            await several.Task;
            response.StatusCode = 204;
        };

        var events = await hooks.HappenAsync(40);
        await hooks.TurnAsync(webhook);

        receiver.Requests.Select(request => request.Id).Order().ShouldBe(events.Select(happened => happened.Id).Order());
        var deliveries = await hooks.DeliveriesAsync(webhook);
        deliveries.Count.ShouldBe(40);
        deliveries.ShouldAllBe(delivery => delivery.Status == DeliveryStatus.Delivered && delivery.AttemptCount == 1 && delivery.NextAttemptAt == null);
        deliveries[0].Attempts.Single().StatusCode.ShouldBe(204);
        receiver.MostAtOnce.ShouldBeInRange(2, ReceiverState.MostAtOnce);
        foreach (var request in receiver.Requests)
        {
            request.ShouldBeSignedWith(webhook.Secret!);
            request.Event.Id.ShouldBe(request.Id);
            request.Headers.ContentType.ToString().ShouldBe("application/cloudevents+json; charset=utf-8");
            request.Headers.UserAgent.ToString().ShouldBe("MailFunctions-Webhooks");
        }
    }

    [Fact]
    public async Task An_event_that_is_passed_on_again_is_delivered_once()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var events = await hooks.HappenAsync(5);

        await hooks.Get<MailFunctions.Webhooks.Events.EventFanOut>().RunAsync([.. events, hooks.Event()], Stop);
        await hooks.TurnAsync(webhook);

        receiver.Requests.Count.ShouldBe(6);
        (await hooks.DeliveriesAsync(webhook)).Count.ShouldBe(6);
    }

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

    [Fact]
    public async Task For_a_day_after_a_rotation_both_secrets_sign()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var draft = new WebhookDraft { Name = webhook.Name, Url = receiver.Http, Events = webhook.Events, RotateSecret = true };
        var rotated = (await hooks.Get<WebhookChanges>().UpdateAsync(webhook, draft, "tests", Stop)).Value!;
        rotated.Secret.ShouldNotBeNull().ShouldNotBe(webhook.Secret);

        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);
        hooks.Clock.Advance(TimeSpan.FromHours(24));
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);

        var (during, after) = (receiver.Requests[0], receiver.Requests[1]);
        var signatures = during.Headers["webhook-signature"].ToString().Split(' ');
        signatures.Length.ShouldBe(2);
        foreach (var (signature, secret) in signatures.Zip([rotated.Secret!, webhook.Secret!]))
        {
            during.Headers["webhook-signature"] = signature;
            during.ShouldBeSignedWith(secret);
        }

        after.Headers["webhook-signature"].ToString().Split(' ').Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_replay_keeps_the_events_name_and_begins_a_new_cycle()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);
        var delivery = (await hooks.DeliveriesAsync(webhook)).Single();

        (await hooks.Get<DeliveryStore>().ReplayAsync(delivery, hooks.Clock.GetUtcNow(), Stop)).ShouldNotBeNull();
        receiver.Answer = (_, response) => Receiver.Status(response, 500);
        await hooks.TurnAsync(webhook);
        var replayed = (await hooks.DeliveriesAsync(webhook)).Single();

        receiver.Requests.Select(request => request.Id).ShouldBe([delivery.EventId, delivery.EventId]);
        (replayed.Status, replayed.AttemptCount, replayed.CycleAttempts).ShouldBe((DeliveryStatus.Waiting, 2, 1));
        replayed.Body.ToArray().ShouldBe(delivery.Body.ToArray());
    }

    [Fact]
    public async Task The_history_is_bounded_in_number_and_in_days_and_what_waits_stays()
    {
        await using var hooks = await Hooks.StartAsync(null, ("Webhooks:KeepDays", "2"));
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(1050);
        await hooks.TurnAsync(webhook);
        hooks.Clock.Advance(TimeSpan.FromHours(2));
        receiver.Answer = (_, response) => Receiver.Status(response, 500);
        await hooks.HappenAsync(1);
        await hooks.TurnAsync(webhook);

        await hooks.Get<DeliveryPurge>().RunAsync(Stop);
        (await hooks.DeliveriesAsync(webhook)).Count.ShouldBe(1000);
        hooks.Clock.Advance(TimeSpan.FromDays(2));
        await hooks.Get<DeliveryPurge>().RunAsync(Stop);

        (await hooks.DeliveriesAsync(webhook)).Single().Status.ShouldBe(DeliveryStatus.Waiting);
        var table = hooks.Get<Azure.Data.Tables.TableServiceClient>().GetTableClient(DeliveryKeys.Table);
        (await table.QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{webhook.Id}'", cancellationToken: Stop).CountAsync(Stop)).ShouldBe(4);
    }

    [Fact]
    public async Task Only_one_instance_delivers_to_a_receiver_at_a_time()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        await hooks.HappenAsync(100);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => hooks.TurnAsync(webhook)));

        receiver.Requests.Count.ShouldBe(100);
        receiver.MostAtOnce.ShouldBeLessThanOrEqualTo(ReceiverState.MostAtOnce);
    }

    [Fact]
    public async Task At_most_a_hundred_webhooks_are_enabled()
    {
        await using var hooks = await Hooks.StartAsync();
        for (var n = 0; n < 100; n++)
        {
            await hooks.CreateAsync("http://127.0.0.1:9/");
        }

        var draft = new WebhookDraft { Name = "One too many", Url = "http://127.0.0.1:9/", Events = [EventType.ExportReady] };
        (await hooks.Get<WebhookChanges>().CreateAsync(draft, "tests", Stop)).Problem.ShouldNotBeNull().Status.ShouldBe(409);
        var disabled = (await hooks.Get<WebhookChanges>().CreateAsync(draft with { Enabled = false }, "tests", Stop)).Value.ShouldNotBeNull();
        (await hooks.Get<WebhookChanges>().UpdateAsync(disabled, draft, "tests", Stop)).Problem.ShouldNotBeNull().Status.ShouldBe(409);
    }

    [Fact]
    public async Task What_is_left_of_a_deleted_webhook_is_deleted()
    {
        await using var hooks = await Hooks.StartAsync();
        var webhook = await hooks.CreateAsync("http://127.0.0.1:9/");
        await hooks.HappenAsync(150);
        (await hooks.Get<WebhookChanges>().DeleteAsync(webhook, Stop)).ShouldBeNull();

        await hooks.TurnAsync(webhook);

        var table = hooks.Get<Azure.Data.Tables.TableServiceClient>().GetTableClient(DeliveryKeys.Table);
        (await table.QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{webhook.Id}'", cancellationToken: Stop).CountAsync(Stop)).ShouldBe(0);
        (await hooks.Get<Vault>().GetAsync(WebhookSecrets.NameOf(webhook.Id), null, Stop)).ShouldBeNull();
    }
}
