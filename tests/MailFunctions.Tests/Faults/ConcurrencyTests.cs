using Azure.Core;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Faults;

/// <summary>An account that is checked twice at the same time, and clocks that are wrong: every message is stored once.</summary>
public sealed class ConcurrencyTests(Product product)
{
    private const int Messages = 5;

    public static TheoryData<MailProtocol, bool> Kinds { get; } = new()
    {
        { MailProtocol.Imap, true },
        { MailProtocol.Imap, false },
        { MailProtocol.Pop3, true },
        { MailProtocol.Pop3, false },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_queue_message_delivered_twice_at_once_stores_every_message_once(MailProtocol protocol, bool keepCopy)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var hold = new HoldPolicy();
        await using var checker = await Checker.StartAsync(azurite, hold, TimeProvider.System);
        var (id, mailbox, delivered) = await CreateAsync(checker, protocol, keepCopy);
        var claim = await checker.ClaimAsync(id);
        var held = hold.HoldAsync(IsUploadOfMail);

        var first = checker.CheckAsync(id, claim);
        await held;
        await checker.CheckAsync(id, claim);
        hold.Release();
        await first;

        await ShouldBeStoredOnceAsync(checker, id, mailbox, delivered, keepCopy);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Two_processes_that_check_one_account_store_every_message_once(MailProtocol protocol, bool keepCopy)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var hold = new HoldPolicy();
        await using var slow = await Checker.StartAsync(azurite, hold, TimeProvider.System);
        // To the other process, whose clock is ahead, the first one's claim has run out.
        await using var hasty = await Checker.StartAsync(azurite, new FaultPolicy(), new ShiftedClock { Ahead = TimeSpan.FromMinutes(20) }, slow);
        var (id, mailbox, delivered) = await CreateAsync(slow, protocol, keepCopy);
        var claim = await slow.ClaimAsync(id);
        var held = hold.HoldAsync(IsUploadOfMail);

        var first = slow.CheckAsync(id, claim);
        await held;
        await hasty.WorkAsync();
        (await hasty.StateAsync(id)).MessagesStored.ShouldBe(Messages);
        hold.Release();
        await first;

        await ShouldBeStoredOnceAsync(hasty, id, mailbox, delivered, keepCopy);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_clock_that_goes_back_stores_every_message_once_and_keeps_the_account_due(MailProtocol protocol, bool keepCopy)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var clock = new ShiftedClock();
        await using var checker = await Checker.StartAsync(azurite, new FaultPolicy(), clock);
        var (id, mailbox, delivered) = await CreateAsync(checker, protocol, keepCopy);
        await checker.WorkAsync();
        var claim = await checker.ClaimAsync(id);

        clock.Ahead = -TimeSpan.FromHours(3);
        delivered.AddRange(await DeliverAsync(mailbox, Messages));
        await checker.CheckAsync(id, claim);

        var state = await checker.StateAsync(id);
        state.MessagesStored.ShouldBe(2 * Messages);
        state.NextCheckAt!.Value.ShouldBeInRange(clock.GetUtcNow(), clock.GetUtcNow().AddMinutes(10));
        clock.Ahead += TimeSpan.FromMinutes(10);
        delivered.AddRange(await DeliverAsync(mailbox, 2 * Messages));
        await checker.WorkAsync();
        await ShouldBeStoredOnceAsync(checker, id, mailbox, delivered, keepCopy);
    }

    private static bool IsUploadOfMail(Request request) =>
        request.Method == RequestMethod.Put && request.Uri.ToString().Contains("/messages/", StringComparison.Ordinal);

    private static async Task ShouldBeStoredOnceAsync(Checker checker, AccountId id, Mailbox mailbox, List<string> delivered, bool keepCopy)
    {
        // Whatever one of the two was told by the server, the next check finds everything in order.
        await checker.CheckAsync(id, await checker.ClaimAsync(id));
        (await checker.RawAsync(id)).Order().ShouldBe(delivered.Order());
        (await mailbox.CountAsync()).ShouldBe(keepCopy ? delivered.Count : 0);
        var state = await checker.StateAsync(id);
        (state.LastError, state.ConsecutiveFailures, state.QueuedUntil, state.MessagesStored).ShouldBe((null, 0, null, delivered.Count));
        (await checker.MarkersAsync(id)).ShouldBe(1);
    }

    private static async Task<List<string>> DeliverAsync(Mailbox mailbox, int from)
    {
        var delivered = new List<string>();
        for (var i = from; i < from + Messages; i++)
        {
            var message = MailText.Utf8($"{MailText.Head(i, "Number")}\r\nText\r\n");
            await mailbox.DeliverAsync(message);
            delivered.Add(Convert.ToHexString(message));
        }

        return delivered;
    }

    private async Task<(AccountId Id, Mailbox Mailbox, List<string> Delivered)> CreateAsync(Checker checker, MailProtocol protocol, bool keepCopy)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var delivered = await DeliverAsync(mailbox, 0);
        return (await checker.CreateAsync(mailbox, protocol, keepCopy), mailbox, delivered);
    }
}
