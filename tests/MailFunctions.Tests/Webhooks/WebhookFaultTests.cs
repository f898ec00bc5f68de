using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;
using MailFunctions.Http;
using MailFunctions.Inbox;
using MailFunctions.Storage;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Webhooks;
using MailFunctions.Webhooks.Delivery;
using MailFunctions.Webhooks.Events;

namespace MailFunctions.Tests.Webhooks;

/// <summary>Each request to storage of passing events on, and of delivering them, fails once, in each way: no event is lost, and none gets two names.</summary>
public sealed class WebhookFaultTests(Product product, ITestOutputHelper output)
{
    // Longer than a lease.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(2);

    public static TheoryData<FaultKind> Kinds { get; } = new(Enum.GetValues<FaultKind>());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whichever_request_of_a_delivery_fails_every_event_is_delivered(FaultKind kind)
    {
        var faults = new FaultPolicy();
        await using var hooks = await Hooks.StartAsync(faults);
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var events = new List<string>();

        for (var request = 1; ; request++)
        {
            events.AddRange((await hooks.HappenAsync(3)).Select(happened => happened.Id));
            faults.Arm(kind, request);
            await AttemptAsync(() => hooks.TurnAsync(webhook));
            faults.Disarm();
            hooks.Clock.Advance(Later);
            await hooks.TurnAsync(webhook);

            receiver.Requests.Select(received => received.Id).Distinct().Order().ShouldBe(events.Order(), $"request {request}");
            (await hooks.DeliveriesAsync(webhook)).ShouldAllBe(delivery => delivery.Status == DeliveryStatus.Delivered);
            if (!faults.IsMet)
            {
                output.WriteLine($"A turn makes {request - 1} requests that can meet {kind}; {receiver.Requests.Count} posts for {events.Count} events.");
                request.ShouldBeGreaterThan(2);
                return;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whichever_request_of_passing_on_account_events_fails_none_is_lost(FaultKind kind)
    {
        var faults = new FaultPolicy();
        await using var hooks = await Hooks.StartAsync(faults);
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http);
        var account = new AccountDraft { Name = "Support", Protocol = MailProtocol.Imap, Address = "mail.example.com", ConnectionType = ConnectionType.Ssl, CredentialId = "" }
            .ToAccount(new(7), "tests", hooks.Clock.GetUtcNow());
        var store = hooks.Get<AccountStore>();
        await store.InsertAsync(account, AccountState.New, Stop);
        var relay = hooks.Get<AccountEventRelay>();

        for (var request = 1; ; request++)
        {
            foreach (var health in new[] { AccountHealth.Failing, AccountHealth.Suspended, AccountHealth.Well })
            {
                hooks.Clock.Advance(TimeSpan.FromSeconds(1));
                var record = (await store.FindAsync(account.Id, Stop))!;
                (await store.UpdateStateAsync(record, record.State.WithHealth(health, TimeKeys.Rounded(hooks.Clock.GetUtcNow())), Stop)).ShouldBeTrue();
            }

            hooks.Get<EnabledWebhooks>().Forget();
            faults.Arm(kind, request);
            await AttemptAsync(() => relay.RunAsync(0, Stop));
            faults.Disarm();
            await relay.SweepAsync(Stop);
            hooks.Clock.Advance(Later);
            await hooks.TurnAsync(webhook);

            var ids = receiver.Requests.Select(received => received.Id).ToList();
            ids.ShouldBeUnique();
            ids.Count.ShouldBe(3 * request);
            (await hooks.Get<AccountEvents>().ReadAsync(0, 10, Stop)).ShouldBeEmpty();
            if (!faults.IsMet)
            {
                output.WriteLine($"Passing on makes {request - 1} requests that can meet {kind}.");
                return;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Whichever_request_of_storing_and_passing_on_fails_every_stored_messages_event_is_delivered(FaultKind kind)
    {
        var faults = new FaultPolicy();
        await using var hooks = await Hooks.StartAsync(faults);
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http, EventType.MessageStored);
        var account = new AccountDraft { Name = "Support", Protocol = MailProtocol.Imap, Address = "mail.example.com", ConnectionType = ConnectionType.Ssl, CredentialId = "" }
            .ToAccount(new(7), "tests", hooks.Clock.GetUtcNow());
        await hooks.Get<AccountStore>().InsertAsync(account, AccountState.New, Stop);
        var store = hooks.Get<MessageStore>();
        var stored = new List<string>();
        var uid = 0u;

        for (var request = 1; ; request++)
        {
            List<StagedMessage> messages = [.. Enumerable.Range(0, 2).Select(_ => store.StageOversized(Inbox.InboxStore.Imap(++uid, size: 99_000_000)))];
            stored.AddRange(messages.Select(message => message.Summary.Id.Value));
            faults.Arm(kind, request);
            await AttemptAsync(() => store.CommitAsync(account.Id, messages, null, Stop));
            faults.Disarm();
            await store.CommitAsync(account.Id, messages, null, Stop);
            if (!faults.IsMet)
            {
                output.WriteLine($"Storing makes {request - 1} requests that can meet {kind}.");
                break;
            }
        }

        var queue = hooks.Get<QueueServiceClient>().GetQueueClient(ExpectedEvents.QueueName);
        var turn = 0;
        await Wait.UntilAsync(
            async () =>
            {
                while ((await queue.ReceiveMessageAsync(cancellationToken: Stop)).Value is { } message)
                {
                    var expected = JsonSerializer.Deserialize<ExpectedEvent>(message.MessageText, Json.Options)!;
                    faults.Arm(kind, (turn++ % 8) + 1);
                    await AttemptAsync(() => hooks.Get<ExpectedEventRelay>().RunAsync(expected, Stop));
                    faults.Disarm();
                    // As the queue does with a message whose function failed; otherwise it is as a message that comes twice.
                    await hooks.Get<ExpectedEventRelay>().RunAsync(expected, Stop);
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Stop);
                }

                hooks.Clock.Advance(Later);
                await hooks.TurnAsync(webhook);
                return receiver.Requests.Count >= stored.Count;
            },
            "all events are delivered");
        receiver.Requests.Select(received => (string)received.Json["subject"]!).Order(StringComparer.Ordinal).ShouldBe(stored.Order(StringComparer.Ordinal));
        receiver.Requests.Select(received => received.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_message_that_was_announced_and_never_stored_raises_nothing()
    {
        await using var hooks = await Hooks.StartAsync();
        await using var receiver = await Receiver.StartAsync(product.Certificates);
        var webhook = await hooks.CreateAsync(receiver.Http, EventType.MessageStored);
        var account = new AccountDraft { Name = "Support", Protocol = MailProtocol.Imap, Address = "mail.example.com", ConnectionType = ConnectionType.Ssl, CredentialId = "" }
            .ToAccount(new(7), "tests", hooks.Clock.GetUtcNow());
        await hooks.Get<AccountStore>().InsertAsync(account, AccountState.New, Stop);
        var store = hooks.Get<MessageStore>();
        var there = store.StageOversized(Inbox.InboxStore.Imap(1, size: 99_000_000));
        var missing = store.StageOversized(Inbox.InboxStore.Imap(2, size: 99_000_000));
        await store.CommitAsync(account.Id, [there], null, Stop);
        var queue = hooks.Get<QueueServiceClient>().GetQueueClient(ExpectedEvents.QueueName);
        await queue.ClearMessagesAsync(Stop);

        var expected = new ExpectedEvent(hooks.Clock.GetUtcNow(), account.Id, [there.Summary.Id, missing.Summary.Id]);
        await hooks.Get<ExpectedEventRelay>().RunAsync(expected, Stop);
        (await queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount.ShouldBe(1);
        await queue.ClearMessagesAsync(Stop);
        await hooks.Get<ExpectedEventRelay>().RunAsync(expected with { Looks = 9 }, Stop);
        (await queue.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount.ShouldBe(0);

        await hooks.TurnAsync(webhook);
        ((string)receiver.Requests.Single().Json["subject"]!).ShouldBe(there.Summary.Id.Value);
    }

    private static async Task AttemptAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or TaskCanceledException)
        {
            // The process is as good as dead: what is left to do must be done by another.
        }
    }
}
