using MailFunctions.Credentials;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Webhooks;
using MailFunctions.Webhooks.Delivery;

namespace MailFunctions.Tests.Webhooks;

/// <summary>What becomes of events from when they happen until they are forgotten, by a clock that the tests set.</summary>
public sealed class DeliveryTests(Product product)
{
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
    public async Task For_a_day_after_a_rotation_both_secrets_sign()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var draft = new WebhookDraft { Name = webhook.Name, Url = receiver.Http, Events = webhook.Events, RotateSecret = true };
        var rotated = (await hooks.Get<WebhookChanges>().UpdateAsync(webhook, draft, Actors.Tests, Stop)).Value!;
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
        (await hooks.Get<WebhookChanges>().CreateAsync(draft, Actors.Tests, Stop)).Problem.ShouldNotBeNull().Status.ShouldBe(409);
        var disabled = (await hooks.Get<WebhookChanges>().CreateAsync(draft with { Enabled = false }, Actors.Tests, Stop)).Value.ShouldNotBeNull();
        (await hooks.Get<WebhookChanges>().UpdateAsync(disabled, draft, Actors.Tests, Stop)).Problem.ShouldNotBeNull().Status.ShouldBe(409);
    }

    [Fact]
    public async Task What_is_left_of_a_deleted_webhook_is_deleted()
    {
        await using var hooks = await Hooks.StartAsync();
        var webhook = await hooks.CreateAsync("http://127.0.0.1:9/");
        await hooks.HappenAsync(150);
        (await hooks.Get<WebhookChanges>().DeleteAsync(webhook, Actors.Tests, Stop)).ShouldBeNull();

        await hooks.TurnAsync(webhook);

        var table = hooks.Get<Azure.Data.Tables.TableServiceClient>().GetTableClient(DeliveryKeys.Table);
        (await table.QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{webhook.Id}'", cancellationToken: Stop).CountAsync(Stop)).ShouldBe(0);
        (await hooks.Get<Vault>().GetAsync(WebhookSecrets.NameOf(webhook.Id), null, Stop)).ShouldBeNull();
    }
}
