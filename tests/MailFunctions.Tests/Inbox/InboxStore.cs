using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using MailFunctions.Accounts;
using MailFunctions.Inbox;
using MailFunctions.Tests.Infrastructure;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Inbox;

/// <summary>A message store and an account of its own, so that tests do not see each other's mail.</summary>
internal sealed class InboxStore
{
    // Far above the ids that the app gives.
    private static int _lastAccount = 1_000_000_000;
    private readonly BlobContainerClient _blobs;
    private readonly TableClient _table;

    private InboxStore(AccountId account, TableServiceClient tables, BlobServiceClient blobs)
    {
        Account = account;
        Store = new(tables, blobs, Time, []);
        _blobs = blobs.GetBlobContainerClient("messages");
        _table = tables.GetTableClient("Messages");
    }

    public AccountId Account { get; }

    public FakeTimeProvider Time { get; } = new(new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero));

    public MessageStore Store { get; }

    /// <summary>Opens the store for an account that only the store knows.</summary>
    public static Task<InboxStore> OpenAsync() => OpenAsync(Interlocked.Increment(ref _lastAccount));

    /// <summary>Opens the store for an account of the app.</summary>
    public static async Task<InboxStore> OpenAsync(int account)
    {
        var product = await TestContext.Current.GetFixture<Product>();
        var storage = product.ShouldNotBeNull().Azurite.ConnectionString;
        return new(new(account), new(storage), new(storage));
    }

    public static RemoteMessage Imap(uint uid, uint uidValidity = 1, int size = 0) => new()
    {
        Identity = MessageIdentity.OfImap("00000000", uidValidity, uid),
        Number = uid,
        Size = size,
        ReceivedAt = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(uid),
    };

    public static RemoteMessage Pop3(string uidl) =>
        new() { Identity = MessageIdentity.OfPop3("00000000", uidl), Number = 1, Size = 0 };

    public static byte[] Mail(string text) =>
        Encoding.UTF8.GetBytes($"From: Anna <anna@example.com>\r\nTo: support@example.com\r\nSubject: {text}\r\n\r\nText of {text}\r\n");

    public Task<StagedMessage> StageAsync(RemoteMessage message, byte[] content) =>
        Store.StageAsync(Account, message, new MemoryStream(content), TestContext.Current.CancellationToken);

    public Task<StagedMessage> StageAsync(RemoteMessage message, string text) => StageAsync(message, Mail(text));

    public Task<StoreResult> CommitAsync(params IReadOnlyList<StagedMessage> messages) => CommitAsync(null, messages);

    public Task<StoreResult> CommitAsync(Func<MessageIdentity, bool>? stillKnown, params IReadOnlyList<StagedMessage> messages) =>
        Store.CommitAsync(Account, messages, stillKnown, TestContext.Current.CancellationToken);

    public async Task<StoreResult> StoreAsync(IEnumerable<RemoteMessage> messages) =>
        await CommitAsync(await Task.WhenAll(messages.Select(message => StageAsync(message, $"message {message.Number}"))));

    public Task MarkDeletedAsync(params IReadOnlyList<RemoteMessage> messages) => Store.MarkDeletedOnServerAsync(
        Account,
        [.. messages.Select(message => message.Identity)],
        TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<MessageSummary>> ListAsync(string? search = null) =>
        (await Store.ListAsync(Account, search, null, 1000, TestContext.Current.CancellationToken)).Messages;

    public Task<IReadOnlyDictionary<MessageIdentity, StoredIdentity>> FindAsync(params IReadOnlyList<RemoteMessage> messages) =>
        Store.FindAsync(Account, [.. messages.Select(message => message.Identity)], TestContext.Current.CancellationToken);

    public Task<MessageTotals> TotalsAsync() => Store.GetTotalsAsync(Account, TestContext.Current.CancellationToken);

    public async Task<byte[]?> RawAsync(MessageId id)
    {
        await using var raw = await Store.OpenRawAsync(Account, id, TestContext.Current.CancellationToken);
        if (raw is null)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        await raw.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    public async Task<List<string>> BlobsAsync() => await _blobs
        .GetBlobsAsync(new() { Prefix = Account.Key + "/" }, TestContext.Current.CancellationToken)
        .Select(blob => blob.Name)
        .ToListAsync();

    public async Task<List<string>> RowsAsync() => await _table
        .QueryAsync<TableEntity>(row => row.PartitionKey == Account.Key, cancellationToken: TestContext.Current.CancellationToken)
        .Select(row => row.RowKey)
        .ToListAsync();
}
