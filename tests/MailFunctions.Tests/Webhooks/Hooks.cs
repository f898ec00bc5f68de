using MailFunctions.Accounts;
using MailFunctions.Accounts.Health;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Webhooks;
using MailFunctions.Webhooks.Delivery;
using MailFunctions.Webhooks.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Webhooks;

/// <summary>The product's webhooks within the test's own process, so that their storage and their clock can be tampered with.</summary>
internal sealed class Hooks : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly ServiceProvider _services;
    private int _events;

    private Hooks(TemporaryFolder folder, AzuriteServer azurite, ServiceProvider services, FakeTimeProvider clock) =>
        (_folder, Azurite, _services, Clock) = (folder, azurite, services, clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Their storage, which has no webhooks but theirs.</summary>
    public AzuriteServer Azurite { get; }

    /// <summary>Their clock: it stands still until it is set.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Makes them; they may send to this machine over HTTP.</summary>
    public static async Task<Hooks> StartAsync(StoragePolicy? policy = null, params (string, string)[] settings)
    {
        var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var azurite = await AzuriteServer.StartAsync();
        return new(folder, azurite, await InProcess.StartAsync(azurite, policy, clock, folder.Path, [("Webhooks:AllowHttp", "true"), .. settings]), clock);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Creates a webhook for all events of accounts.</summary>
    public async Task<Webhook> CreateAsync(string url, params EventType[] events)
    {
        var draft = new WebhookDraft
        {
            Name = Api.UniqueName(),
            Url = url,
            Events = events.Length > 0 ? events : [EventType.AccountFailing, EventType.AccountSuspended, EventType.AccountRecovered],
        };
        return (await Get<WebhookChanges>().CreateAsync(draft, Actors.Tests, Stop)).Value!;
    }

    /// <summary>A webhook as it is now.</summary>
    public async Task<Webhook> NowAsync(Webhook webhook) => (await Get<WebhookStore>().GetAsync(webhook.Id, Stop)).ShouldNotBeNull();

    /// <summary>Something that happened to an account that no other event is about.</summary>
    public WebhookEvent Event() => WebhookEvents.Of(new AccountEvent(
        new(Interlocked.Increment(ref _events)),
        AccountEventKind.Failing,
        Clock.GetUtcNow(),
        "Support",
        "mail.example.com:993",
        new(CheckErrorCode.ConnectionRefused, CheckStep.Connect, "Nothing listens there.")));

    /// <summary>Passes on some events.</summary>
    public async Task<List<WebhookEvent>> HappenAsync(int count)
    {
        var events = Enumerable.Range(0, count).Select(_ => Event()).ToList();
        await Get<EventFanOut>().RunAsync(events, Stop);
        return events;
    }

    /// <summary>Delivers what is due now, as the queue makes the product do.</summary>
    public Task TurnAsync(Webhook webhook) => Get<DeliveryTurn>().RunAsync(webhook.Id, Stop);

    /// <summary>Lets time pass, and delivers as the product does meanwhile: whenever something is due.</summary>
    public async Task PassAsync(Webhook webhook, TimeSpan time, TimeSpan step)
    {
        for (var until = Clock.GetUtcNow() + time; Clock.GetUtcNow() < until;)
        {
            Clock.Advance(step);
            if (await Get<DeliveryStore>().NextAsync(webhook.Id, Stop) <= Clock.GetUtcNow())
            {
                await TurnAsync(webhook);
            }
        }
    }

    /// <summary>The deliveries of a webhook, oldest first.</summary>
    public async Task<List<WebhookDelivery>> DeliveriesAsync(Webhook webhook) =>
        [.. Enumerable.Reverse(await Get<DeliveryStore>().AfterAsync(webhook.Id, null, 1000, Stop).ToListAsync(Stop))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Azurite.DisposeAsync();
        _folder.Dispose();
    }
}
