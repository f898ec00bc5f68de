using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MailFunctions.Accounts;
using MailFunctions.Inbox.Events;

namespace MailFunctions.Inbox;

/// <summary>
/// The stored messages of all accounts: their bytes in the blob container <c>messages</c>, everything else in the table
/// <c>Messages</c>. Whatever is done twice, by one process after a crash or by two at once, leaves one result.
/// </summary>
public sealed class MessageStore : IAccountData
{
    /// <summary>The name of the blob container.</summary>
    public const string ContainerName = "messages";

    private const int RowsPerPurge = 500;

    private const int BlockSize = 4 * 1024 * 1024;
    private readonly TableClient _table;
    private readonly BlobContainerClient _blobs;
    private readonly TimeProvider _time;
    private readonly IdentityLookup _lookup;
    private readonly IEnumerable<IStoredMessageListener> _listeners;

    /// <summary>Opens the store.</summary>
    public MessageStore(TableServiceClient tables, BlobServiceClient blobs, TimeProvider time, IEnumerable<IStoredMessageListener> listeners)
    {
        _table = tables.GetTableClient(MessageRows.TableName);
        _blobs = blobs.GetBlobContainerClient(ContainerName);
        _time = time;
        _lookup = new(_table);
        _listeners = listeners;
    }

    /// <summary>Tells which identities are stored.</summary>
    /// <returns>What is stored, by identity; nothing for identities that are not stored.</returns>
    public async Task<IReadOnlyDictionary<MessageIdentity, StoredIdentity>> FindAsync(
        AccountId account,
        IReadOnlyList<MessageIdentity> identities,
        CancellationToken cancellationToken) =>
        await new ReturnedMessages(_table).DiscernAsync(account, await _lookup.FindAsync(account, identities, cancellationToken), cancellationToken);

    /// <summary>
    /// Stores a message's bytes, and reads from them what the list shows. The message is listed by <see cref="CommitAsync"/>.
    /// No content makes this fail.
    /// </summary>
    /// <param name="account">Whose message.</param>
    /// <param name="message">The message as the server lists it.</param>
    /// <param name="content">Its bytes; read once, to the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<StagedMessage> StageAsync(
        AccountId account,
        RemoteMessage message,
        Stream content,
        CancellationToken cancellationToken)
    {
        await using var spool = await MessageSpool.ReadAsync(content, cancellationToken);
        return await StageAsync(account, message, spool, cancellationToken);
    }

    /// <summary>Stores a message that has been read from the server, and reads from it what the list shows.</summary>
    internal async Task<StagedMessage> StageAsync(
        AccountId account,
        RemoteMessage message,
        MessageSpool spool,
        CancellationToken cancellationToken)
    {
        var outline = await OutlineReader.ReadAsync(spool.Rewind(), countDecoded: false, cancellationToken);
        var receivedAt = ReceivedTime.Of(message, outline, _time.GetUtcNow());
        var id = MessageId.Of(WithinSecond(receivedAt, message), message.Identity, spool.ContentHash);
        var summary = await SummaryReader.ReadAsync(spool.Rewind(), outline, id, receivedAt, cancellationToken);
        var isNew = await UploadAsync(summary.Id.BlobName(account), spool.Rewind(), cancellationToken);
        return new(message.Identity, spool.ContentHash, summary, isNew);
    }

    /// <summary>Prepares to list a message that is too large to be stored. It is recognised by its size under another identity.</summary>
    public StagedMessage StageOversized(RemoteMessage message)
    {
        var contentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"oversized {message.Size}")));
        var receivedAt = ReceivedTime.Of(message, _time.GetUtcNow());
        var summary = new MessageSummary
        {
            Id = MessageId.Of(WithinSecond(receivedAt, message), message.Identity, contentHash),
            Subject = "",
            From = [],
            To = [],
            Date = null,
            ReceivedAt = receivedAt,
            Size = message.Size,
            HasAttachments = false,
            Oversized = true,
            Preview = "",
            ParseError = null,
        };
        return new(message.Identity, contentHash, summary, BlobIsNew: false);
    }

    /// <summary>Lists staged messages: all that were not listed before, each once.</summary>
    /// <param name="account">Whose messages.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="stillKnown">
    /// Given when the server has given its messages new identities: tells whether an identity still names a message there. A message
    /// that is stored under an identity that does not is the same message, and gets its new identity instead of being stored again.
    /// </param>
    /// <param name="cancellationToken">Ends the wait; what was listed by then stays.</param>
    public async Task<StoreResult> CommitAsync(
        AccountId account,
        IReadOnlyList<StagedMessage> messages,
        Func<MessageIdentity, bool>? stillKnown,
        CancellationToken cancellationToken)
    {
        var commit = new MessageCommit(_table, _lookup, _listeners, account, stillKnown, _time.GetUtcNow());
        var result = await commit.RunAsync(messages, cancellationToken);
        foreach (var message in commit.Superfluous)
        {
            await _blobs.DeleteBlobIfExistsAsync(message.Summary.Id.BlobName(account), cancellationToken: cancellationToken);
        }

        return result;
    }

    /// <summary>Notes that the server has deleted messages, after it confirmed that.</summary>
    public Task MarkDeletedOnServerAsync(AccountId account, IReadOnlyList<MessageIdentity> identities, CancellationToken cancellationToken) =>
        new DeletionMarks(_table, _lookup).SetAsync(account, identities, cancellationToken);

    /// <summary>Notes that messages that were deleted on the server, and purged here, are on the server again.</summary>
    public Task MarkReturnedAsync(AccountId account, IReadOnlyList<StoredIdentity> purged, CancellationToken cancellationToken) =>
        new ReturnedMessages(_table).MarkAsync(account, purged, cancellationToken);

    /// <summary>Tells how much mail an account holds.</summary>
    public async Task<MessageTotals> GetTotalsAsync(AccountId account, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(account.Key, MessageRows.TotalsKey, cancellationToken: cancellationToken);
        return row.HasValue ? MessageRows.Totals(row.Value!) : MessageTotals.None;
    }

    /// <summary>Lists messages, newest first.</summary>
    /// <param name="account">Whose messages.</param>
    /// <param name="search">What subject, sender, recipients or beginning must contain, in any case; <see langword="null"/> for all.</param>
    /// <param name="after">The message that the page before ended with; <see langword="null"/> for the first page.</param>
    /// <param name="size">The number of messages.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// The messages, and where to go on. A search looks at a bounded number of messages, so its page may be short and still have a next.
    /// </returns>
    public Task<(IReadOnlyList<MessageSummary> Messages, MessageId? Next)> ListAsync(
        AccountId account,
        string? search,
        MessageId? after,
        int size,
        CancellationToken cancellationToken) =>
        new MessageListing(_table).ReadAsync(account, search, after, size, cancellationToken);

    /// <summary>Gives a message as it is listed; <see langword="null"/> if the account has none with this id.</summary>
    public async Task<MessageSummary?> GetAsync(AccountId account, MessageId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(account.Key, MessageRows.ListingKey(id), cancellationToken: cancellationToken);
        return row.HasValue ? MessageRows.Summary(row.Value!) : null;
    }

    /// <summary>Opens a message's bytes, exactly as the server sent them.</summary>
    /// <returns>A seekable stream that reads from the store as it is read; <see langword="null"/> if there are none.</returns>
    public async Task<Stream?> OpenRawAsync(AccountId account, MessageId id, CancellationToken cancellationToken)
    {
        try
        {
            var blob = _blobs.GetBlobClient(id.BlobName(account));
            return await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BlockSize }, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes mail of an account that is gone: at most so many blobs and rows.</summary>
    /// <returns>Whether nothing is left; otherwise call it again.</returns>
    public Task<bool> PurgeAsync(AccountId account, int maxRows, CancellationToken cancellationToken) =>
        new MessagePurge(_table, _blobs).StepAsync(account, maxRows, cancellationToken);

    /// <inheritdoc/>
    Task<bool> IAccountData.PurgeAsync(AccountId id, CancellationToken cancellationToken) => PurgeAsync(id, RowsPerPurge, cancellationToken);

    /// <summary>Servers know seconds only: within one, the server's numbers tell which message came later.</summary>
    private static DateTimeOffset WithinSecond(DateTimeOffset receivedAt, RemoteMessage message) =>
        receivedAt.AddTicks(message.Number % TimeSpan.TicksPerSecond);

    /// <summary>Stores a blob that is never written over: its name stands for one content.</summary>
    /// <returns>Whether it was not there before.</returns>
    private async Task<bool> UploadAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = "message/rfc822" },
            Conditions = new() { IfNoneMatch = ETag.All },
            TransferOptions = new() { InitialTransferSize = BlockSize, MaximumTransferSize = BlockSize, MaximumConcurrency = 1 },
        };
        try
        {
            await _blobs.GetBlobClient(name).UploadAsync(content, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (
            exception.ErrorCode == BlobErrorCode.BlobAlreadyExists || exception.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // Any other 409 or 412 would not mean that the bytes are there.
            return false;
        }
    }
}
