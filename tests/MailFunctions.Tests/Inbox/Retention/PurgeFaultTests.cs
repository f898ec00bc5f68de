using Azure;
using MailFunctions.Accounts;
using MailFunctions.Inbox.Retention;
using MailFunctions.Tests.Faults;
using MailFunctions.Tests.Infrastructure;

namespace MailFunctions.Tests.Inbox.Retention;

/// <summary>Each request to storage of a purge fails once, in each way, or is the last one before a crash: only what is too old goes, and all of it.</summary>
public sealed class PurgeFaultTests(ITestOutputHelper output)
{
    private const int MessagesEach = 3;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<FaultKind> Faults { get; } = [.. Enum.GetValues<FaultKind>()];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whichever_request_of_a_purge_fails_exactly_what_is_too_old_is_gone_after_the_next(FaultKind kind)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var (faults, clock) = (new FaultPolicy(), new ShiftedClock());
        await using var checker = await Checker.StartAsync(azurite, faults, clock);
        var id = await checker.CreateAccountAsync(keepMessagesDays: 30);
        var last = MessagesEach;
        await checker.StoreAsync(id, Enumerable.Range(1, MessagesEach).Select(uid => InboxStore.Imap((uint)uid)));

        for (var request = 1; ; request++)
        {
            clock.Ahead += TimeSpan.FromDays(40);
            var young = Enumerable.Range(last + 1, MessagesEach).Select(uid => InboxStore.Imap((uint)uid)).ToList();
            last += MessagesEach;
            await checker.StoreAsync(id, young);
            var kept = young.Select(message => $"message {message.Number}").ToList();

            faults.Arm(kind, request);
            try
            {
                await checker.Get<RetentionTurn>().RunAsync(new([id]), Stop);
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException or IOException or OperationCanceledException)
            {
                // Not even the next attempt could be queued: the queue gives the message out again.
            }

            faults.Disarm();
            await ShouldBeWholeAsync(checker, id, kept);
            await checker.Get<RetentionTurn>().RunAsync(new([id]), Stop);

            await checker.ShouldHoldAsync(id, kept, $"{kind} at request {request}");
            if (!faults.IsMet)
            {
                output.WriteLine($"A purge makes {request - 1} requests that can meet {kind}.");
                request.ShouldBeGreaterThan(5);
                return;
            }
        }
    }

    /// <summary>What is to stay is there, and whatever is listed has its bytes.</summary>
    private static async Task ShouldBeWholeAsync(Checker checker, AccountId id, IReadOnlyList<string> kept)
    {
        var listed = await checker.ListAsync(id);
        kept.ShouldBeSubsetOf(listed.Select(message => message.Subject));
        listed.Select(message => message.Id.BlobName(id)).ShouldBeSubsetOf(await checker.BlobsAsync(id));
    }
}
