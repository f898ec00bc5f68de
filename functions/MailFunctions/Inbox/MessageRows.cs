using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Http;

namespace MailFunctions.Inbox;

/// <summary>
/// The rows of the table <c>Messages</c>, in the partition of their account: a listing row per message (<c>m:</c>), an identity row
/// (<c>i:</c>) per message, a content row (<c>c:</c>) per message that may still be on the server, and one totals row (<c>t</c>). Of a
/// message that was purged its identity and content rows stay, and for a moment a note (<c>n:</c>) that its blob is to be deleted.
/// </summary>
internal static class MessageRows
{
    public const string TableName = "Messages";
    public const string ListingPrefix = "m:";
    public const string ListingEnd = "m;";
    public const string TotalsKey = "t";
    public const string NotePrefix = "n:";
    public const string NoteEnd = "n;";
    public const string StoredAtColumn = "StoredAt";

    private const string MessageIdColumn = "MessageId";
    private const string ContentHashColumn = "ContentHash";
    private const string OversizedColumn = "Oversized";
    private const string DeletedColumn = "DeletedOnServer";
    private const string PurgedColumn = "Purged";
    private const string StoredColumn = "Stored";
    private const string BytesColumn = "Bytes";
    private const char KeySeparator = ':';

    /// <summary>The columns that tell of a content row which message is listed for it.</summary>
    public static string[] ContentColumns { get; } = ["RowKey", MessageIdColumn];

    public static string ListingKey(MessageId id) => ListingPrefix + id.Value;

    public static string IdentityKey(MessageIdentity identity) => "i:" + identity.Key;

    public static MessageIdentity IdentityOf(TableEntity identityRow) => new(identityRow.RowKey[2..]);

    public static string ContentKey(string contentHash, MessageIdentity identity) => $"c:{contentHash}:{identity.Key}";

    /// <summary>The keys between which all content rows of one content are.</summary>
    public static (string From, string To) ContentKeys(string contentHash) => ($"c:{contentHash}:", $"c:{contentHash};");

    /// <summary>The keys between which the content rows of all contents are that a listed message may have.</summary>
    public static (string From, string To) ContentKeys(MessageId listed) => ($"c:{listed.ContentPrefix}", $"c:{listed.ContentPrefix}g");

    public static MessageIdentity IdentityOfContent(TableEntity contentRow) =>
        new(contentRow.RowKey[(contentRow.RowKey.LastIndexOf(KeySeparator) + 1)..]);

    public static MessageId MessageIdOf(TableEntity row) => new(row.GetString(MessageIdColumn));

    public static bool IsPurged(TableEntity row) => row.GetBoolean(PurgedColumn) ?? false;

    public static TableEntity Listing(AccountId account, MessageSummary summary, DateTimeOffset storedAt) => new(account.Key, ListingKey(summary.Id))
    {
        [StoredAtColumn] = storedAt,
        [nameof(MessageSummary.Subject)] = summary.Subject,
        [nameof(MessageSummary.From)] = JsonSerializer.Serialize(summary.From, Json.Options),
        [nameof(MessageSummary.To)] = JsonSerializer.Serialize(summary.To, Json.Options),
        [nameof(MessageSummary.Date)] = summary.Date,
        [nameof(MessageSummary.ReceivedAt)] = summary.ReceivedAt,
        [nameof(MessageSummary.Size)] = summary.Size,
        [nameof(MessageSummary.HasAttachments)] = summary.HasAttachments,
        [nameof(MessageSummary.Oversized)] = summary.Oversized,
        [nameof(MessageSummary.Preview)] = summary.Preview,
        [nameof(MessageSummary.ParseError)] = summary.ParseError,
    };

    public static MessageId ListedId(TableEntity listingRow) => new(listingRow.RowKey[ListingPrefix.Length..]);

    public static MessageSummary Summary(TableEntity row) => new()
    {
        Id = ListedId(row),
        Subject = row.GetString(nameof(MessageSummary.Subject)) ?? "",
        From = Addresses(row.GetString(nameof(MessageSummary.From))),
        To = Addresses(row.GetString(nameof(MessageSummary.To))),
        Date = row.GetDateTimeOffset(nameof(MessageSummary.Date)),
        ReceivedAt = row.GetDateTimeOffset(nameof(MessageSummary.ReceivedAt)) ?? default,
        Size = row.GetInt64(nameof(MessageSummary.Size)) ?? 0,
        HasAttachments = row.GetBoolean(nameof(MessageSummary.HasAttachments)) ?? false,
        Oversized = row.GetBoolean(nameof(MessageSummary.Oversized)) ?? false,
        Preview = row.GetString(nameof(MessageSummary.Preview)) ?? "",
        ParseError = row.GetString(nameof(MessageSummary.ParseError)),
    };

    public static TableEntity Identity(AccountId account, StagedMessage message, MessageId listed, bool purged) =>
        new(account.Key, IdentityKey(message.Identity))
        {
            [MessageIdColumn] = listed.Value,
            [ContentHashColumn] = message.ContentHash,
            [nameof(MessageSummary.Size)] = message.Summary.Size,
            [OversizedColumn] = message.Summary.Oversized,
            [DeletedColumn] = false,
            [PurgedColumn] = purged,
        };

    public static TableEntity DeletedOnServer(AccountId account, MessageIdentity identity) =>
        new(account.Key, IdentityKey(identity)) { [DeletedColumn] = true };

    /// <summary>What a row of a message that was purged says besides what it said before.</summary>
    public static TableEntity Purged(AccountId account, string rowKey) => new(account.Key, rowKey) { [PurgedColumn] = true };

    /// <summary>The rows of a message that was purged, and is on the server again after it was deleted there.</summary>
    public static (TableEntity Identity, TableEntity Content) Returned(AccountId account, StoredIdentity stored) => (
        new(account.Key, IdentityKey(stored.Identity)) { [DeletedColumn] = false, [PurgedColumn] = true },
        new(account.Key, ContentKey(stored.ContentHash, stored.Identity)) { [MessageIdColumn] = stored.MessageId.Value, [PurgedColumn] = true });

    public static string NoteKey(MessageId purged) => NotePrefix + purged.Value;

    public static TableEntity Note(AccountId account, MessageId purged) => new(account.Key, NoteKey(purged));

    public static MessageId NotedId(TableEntity note) => new(note.RowKey[NotePrefix.Length..]);

    public static StoredIdentity Stored(TableEntity row) => new(
        IdentityOf(row),
        MessageIdOf(row),
        row.GetInt64(nameof(MessageSummary.Size)) ?? 0,
        row.GetString(ContentHashColumn),
        row.GetBoolean(OversizedColumn) ?? false,
        row.GetBoolean(DeletedColumn) ?? false,
        IsPurged(row));

    public static TableEntity Content(AccountId account, StagedMessage message, MessageId listed, bool purged) =>
        new(account.Key, ContentKey(message.ContentHash, message.Identity)) { [MessageIdColumn] = listed.Value, [PurgedColumn] = purged };

    public static TableEntity Totals(AccountId account, MessageTotals totals, ETag etag) => new(account.Key, TotalsKey)
    {
        [StoredColumn] = totals.Stored,
        [OversizedColumn] = totals.Oversized,
        [BytesColumn] = totals.Bytes,
        ETag = etag,
    };

    public static MessageTotals Totals(TableEntity row) => new(
        row.GetInt64(StoredColumn) ?? 0,
        row.GetInt64(OversizedColumn) ?? 0,
        row.GetInt64(BytesColumn) ?? 0);

    /// <summary>Whether a transaction met a row that should not be there, is not there, or has changed.</summary>
    public static bool IsConflict(RequestFailedException exception) => exception.Status is 404 or 409 or 412;

    private static List<MailAddress> Addresses(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<MailAddress>>(json, Json.Options) ?? [];
}
