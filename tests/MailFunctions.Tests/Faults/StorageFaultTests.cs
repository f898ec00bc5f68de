using Azure;
using MailFunctions.Accounts;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Faults;

/// <summary>Each request to storage of a whole check fails once, in each way: whatever fails, every message is stored once.</summary>
public sealed class StorageFaultTests(Product product, ITestOutputHelper output)
{
    private const int MessagesEach = 2;

    public static TheoryData<FaultKind, MailProtocol> Faults { get; } = new(
    [
        .. Enum.GetValues<FaultKind>().Select(kind => (kind, MailProtocol.Imap)),
        (FaultKind.AnswerLost, MailProtocol.Pop3),
        (FaultKind.Gone, MailProtocol.Pop3),
    ]);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whichever_request_of_a_check_fails_every_message_is_stored_once_and_then_deleted_on_the_server(FaultKind kind, MailProtocol protocol)
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var faults = new FaultPolicy();
        await using var checker = await Checker.StartAsync(azurite, faults, TimeProvider.System);
        var mailbox = product.Dovecot.CreateMailbox();
        var id = await checker.CreateAsync(mailbox, protocol, keepCopy: false);
        var delivered = new List<byte[]>();

        for (var request = 1; ; request++)
        {
            for (var i = 0; i < MessagesEach; i++)
            {
                delivered.Add(MailText.Utf8($"{MailText.Head(delivered.Count, "Number")}\r\nText\r\n"));
                await mailbox.DeliverAsync(delivered[^1]);
            }

            var claim = await checker.ClaimAsync(id);
            faults.Arm(kind, request);
            try
            {
                await checker.CheckAsync(id, claim);
            }
            catch (RequestFailedException)
            {
                // Not even the verdict could be written: the claim runs out, and the account becomes due again.
            }

            faults.Disarm();
            await ShouldBeUnharmedAsync(checker, id, delivered.Count - MessagesEach);
            await checker.CheckAsync(id, await checker.ClaimAsync(id));

            (await checker.RawAsync(id)).Order().ShouldBe(delivered.Select(Convert.ToHexString).Order(), $"request {request}");
            (await mailbox.CountAsync()).ShouldBe(0);
            var state = await checker.StateAsync(id);
            (state.LastError, state.ConsecutiveFailures, state.MessagesStored).ShouldBe((null, 0, delivered.Count));
            (await checker.MarkersAsync(id)).ShouldBe(1);
            if (!faults.IsMet)
            {
                output.WriteLine($"A check makes {request - 1} requests that can meet {kind}.");
                request.ShouldBeGreaterThan(5);
                return;
            }
        }
    }

    /// <summary>A fault of ours never counts against the account, and takes nothing away.</summary>
    private static async Task ShouldBeUnharmedAsync(Checker checker, AccountId id, int stored)
    {
        var state = await checker.StateAsync(id);
        state.ConsecutiveFailures.ShouldBe(0);
        state.SuspendedAt.ShouldBeNull();
        (state.LastError?.Code ?? CheckErrorCode.StorageUnavailable).ShouldBe(CheckErrorCode.StorageUnavailable);
        (await checker.RawAsync(id)).Count.ShouldBeGreaterThanOrEqualTo(stored);
    }
}
