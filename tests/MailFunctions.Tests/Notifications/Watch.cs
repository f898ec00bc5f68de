using MailFunctions.Accounts;
using MailFunctions.Checking;
using MailFunctions.Notifications;
using MailFunctions.Storage;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.Reports;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace MailFunctions.Tests.Notifications;

/// <summary>The product with a relay of the test's own and somebody who is told of the health of accounts.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly AzuriteServer _azurite;

    private Watch(AzuriteServer azurite, Checker product, ScriptedRelay relay, FakeTimeProvider clock) =>
        (_azurite, Product, Relay, Clock) = (azurite, product, relay, clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The product.</summary>
    public Checker Product { get; }

    /// <summary>Its relay.</summary>
    public ScriptedRelay Relay { get; }

    /// <summary>Its clock.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>Starts it.</summary>
    /// <param name="policy">Tampers with the requests to storage.</param>
    /// <param name="change">Changes the settings, which are the default's.</param>
    public static async Task<Watch> StartAsync(StoragePolicy? policy = null, Func<NotificationSettings, NotificationSettings>? change = null)
    {
        var azurite = await AzuriteServer.StartAsync();
        var relay = new ScriptedRelay();
        var clock = new FakeTimeProvider(new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));
        var product = await Checker.StartAsync(azurite, policy ?? new FaultPolicy(), clock, beside: null, InProcess.Relay(relay.Port));
        var store = product.Get<NotificationStore>();
        var settings = new NotificationDraft { Recipients = ["anna@example.com"] }.ToSettings();
        await store.UpdateAsync(await store.GetAsync(Stop), change?.Invoke(settings) ?? settings, Stop);
        return new(azurite, product, relay, clock);
    }

    /// <summary>Registers accounts of a server.</summary>
    /// <param name="count">How many.</param>
    /// <param name="mailbox">What they log in to.</param>
    /// <param name="port">The port, on which perhaps nobody listens.</param>
    /// <param name="minutes">How often they are to be checked; so seldom, as nothing else is said, that they are never overdue.</param>
    public async Task<List<AccountId>> CreateAsync(int count, Mailbox mailbox, int port, int minutes = 24 * 60)
    {
        var credential = await Product.CreateCredentialAsync(mailbox);
        var ids = new List<AccountId>();
        for (var number = 1; number <= count; number++)
        {
            ids.Add(await Product.CreateAsync(new()
            {
                Name = $"Account {number}",
                Protocol = MailProtocol.Imap,
                Address = "127.0.0.1",
                Port = port,
                SecureConnection = false,
                CheckIntervalMinutes = minutes,
                CredentialId = credential,
            }));
        }

        return ids;
    }

    /// <summary>Records a check of an account, as if it had just taken place.</summary>
    /// <param name="id">The account.</param>
    /// <param name="code">How it failed; <see langword="null"/> if it did not.</param>
    public async Task CheckedAsync(AccountId id, CheckErrorCode? code)
    {
        var record = (await Product.Get<AccountStore>().FindAsync(id, Stop)).ShouldNotBeNull();
        var error = code is { } kind ? new CheckError(kind, CheckStep.Connect, $"It fails with {kind}: look at the server.") : null;
        await Product.Get<CheckVerdicts>().RecordAsync(record, new() { StartedAt = Clock.GetUtcNow(), EndedAt = Clock.GetUtcNow(), Error = error }, Stop);
    }

    /// <summary>Does what the timer makes the product do, again and again while time passes.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end;)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await DigestAsync();
        }
    }

    /// <summary>Does what the timer makes the product do now.</summary>
    public Task DigestAsync() => Product.Get<HealthDigests>().RunAsync(Stop);

    /// <summary>Takes the e-mails that came since the last time.</summary>
    public List<MimeMessage> TakeMail()
    {
        List<MimeMessage> mail = [.. Relay.Messages];
        Relay.Messages.Clear();
        return mail;
    }

    /// <summary>The digests so far, oldest first.</summary>
    public async Task<List<HealthDigest>> DigestsAsync() =>
        [.. Enumerable.Reverse(await Product.Get<HealthDigestStore>().AfterAsync(null, 1000, Stop).ToListAsync(Stop))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Relay.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}
