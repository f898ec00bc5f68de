using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailFunctions.Storage;
using MailFunctions.Tests.Infrastructure;
using MailFunctions.Tests.MainJob;

namespace MailFunctions.Tests.Faults;

/// <summary>A piece of a mailbox is downloaded while the one before is listed: whichever of the two fails, every message is stored once.</summary>
public sealed class RunningAheadTests(Product product)
{
    // A turn that is this short takes its messages in pieces of 33.
    private const int TurnMessages = 100;
    private const int Piece = 33;
    private const int Messages = (2 * Piece) + 4;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_next_piece_is_stored_while_the_first_is_listed()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var hold = new HoldPolicy();
        await using var checker = await StartAsync(azurite, hold);
        var (id, delivered) = await CreateAsync(checker);
        var claim = await checker.ClaimAsync(id);
        var held = hold.HoldAsync(IsTransaction);

        var check = checker.CheckAsync(id, claim);
        await held;
        await Wait.UntilAsync(async () => await UploadedAsync(checker) == 2 * Piece, "two pieces are in Blob Storage");
        (await checker.RawAsync(id)).ShouldBeEmpty();
        hold.Release();
        await check;

        await ShouldBeStoredAsync(checker, id, delivered);
    }

    [Fact]
    public async Task What_is_listed_counts_although_the_next_piece_cannot_be_stored()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var uploads = 0;
        var refusal = new RefusalPolicy(request => IsUpload(request) && Interlocked.Increment(ref uploads) > Piece);
        await using var checker = await StartAsync(azurite, refusal);
        var (id, delivered) = await CreateAsync(checker);

        await checker.CheckAsync(id, await checker.ClaimAsync(id));

        await ShouldHaveFailedAsync(checker, id, Piece);
        refusal.IsOver = true;
        await checker.CheckAsync(id, await checker.ClaimAsync(id));
        await ShouldBeStoredAsync(checker, id, delivered);
    }

    [Fact]
    public async Task What_could_not_be_listed_is_listed_by_the_next_check()
    {
        await using var azurite = await AzuriteServer.StartAsync();
        var transactions = 0;
        var refusal = new RefusalPolicy(request => IsTransaction(request) && Interlocked.Increment(ref transactions) == 1);
        await using var checker = await StartAsync(azurite, refusal);
        refusal.IsOver = true;
        var (id, delivered) = await CreateAsync(checker);
        var claim = await checker.ClaimAsync(id);
        refusal.IsOver = false;

        await checker.CheckAsync(id, claim);

        await ShouldHaveFailedAsync(checker, id, stored: 0);
        await checker.CheckAsync(id, await checker.ClaimAsync(id));
        await ShouldBeStoredAsync(checker, id, delivered);
    }

    private static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

    private static bool IsUpload(Request request) =>
        request.Method == RequestMethod.Put && request.Uri.ToString().Contains($"/{MessageStore.ContainerName}/", StringComparison.Ordinal);

    private static Task<Checker> StartAsync(AzuriteServer azurite, StoragePolicy policy) =>
        Checker.StartAsync(azurite, policy, TimeProvider.System, beside: null, ("Checking:TurnMessages", $"{TurnMessages}"));

    private static async Task<int> UploadedAsync(Checker checker) =>
        await checker.Get<BlobServiceClient>().GetBlobContainerClient(MessageStore.ContainerName).GetBlobsAsync(cancellationToken: Stop).CountAsync(Stop);

    private static async Task ShouldHaveFailedAsync(Checker checker, AccountId id, int stored)
    {
        var state = await checker.StateAsync(id);
        (state.LastError?.Code, state.LastError?.Step, state.ConsecutiveFailures).ShouldBe((CheckErrorCode.StorageUnavailable, CheckStep.Store, 0));
        state.MessagesStored.ShouldBe(stored);
        (await checker.RawAsync(id)).Count.ShouldBe(stored);
    }

    private static async Task ShouldBeStoredAsync(Checker checker, AccountId id, List<string> delivered)
    {
        (await checker.RawAsync(id)).Order().ShouldBe(delivered.Order());
        var state = await checker.StateAsync(id);
        (state.LastError, state.MessagesStored, state.QueuedUntil).ShouldBe((null, delivered.Count, null));
        (await UploadedAsync(checker)).ShouldBe(delivered.Count);
    }

    private async Task<(AccountId Id, List<string> Delivered)> CreateAsync(Checker checker)
    {
        var mailbox = product.Dovecot.CreateMailbox();
        var delivered = new List<string>();
        for (var i = 0; i < Messages; i++)
        {
            var message = MailText.Utf8($"{MailText.Head(i, "Number")}\r\nText\r\n");
            await mailbox.DeliverAsync(message);
            delivered.Add(Convert.ToHexString(message));
        }

        return (await checker.CreateAsync(mailbox, MailProtocol.Imap, keepCopy: true), delivered);
    }

    private sealed class RefusalPolicy(Func<Request, bool> isRefused) : WatchingPolicy
    {
        public bool IsOver { get; set; }

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (!IsOver && isRefused(message.Request))
            {
                message.Response = new CannedResponse(403, message.Request.ClientRequestId);
                return;
            }

            await ProcessNextAsync(message, pipeline);
        }
    }
}
