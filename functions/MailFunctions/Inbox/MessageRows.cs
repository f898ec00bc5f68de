using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using MailFunctions.Accounts;
using MailFunctions.Http;

namespace MailFunctions.Inbox;

/// <summary>
/// The rows of the table <c>Messages</c>, in the partition of their account: a listing row per message (<c>m:</c>), an identity row
/// (<c>i:</c>) per message, a content row (<c>c:</c>) per message that may still be on the server, and one totals row (<c>t</c>).
/// </summary>
internal static class MessageRows
{
    public const string TableName = "Messages";
    public const string ListingPrefix = "m:";
    public const string ListingEnd = "m;";
    public const string TotalsKey = "t";

    private const string MessageIdColumn = "MessageId";
    private const string ContentHashColumn = "ContentHash";
    private const string OversizedColumn = "Oversized";
    private const string DeletedColumn = "DeletedOnServer";
    private const string StoredColumn = "Stored";
    private const string BytesColumn = "Bytes";
    private const char KeySeparator = ':';

    public static string ListingKey(MessageId id) => ListingPrefix + id.Value;

    public static string IdentityKey(MessageIdentity identity) => "i:" + identity.Key;

    public static MessageIdentity IdentityOf(TableEntity identityRow) => new(identityRow.RowKey[2..]);

    public static string ContentKey(string contentHash, MessageIdentity identity) => $"c:{contentHash}:{identity.Key}";

    /// <summary>The keys between which all content rows of one content are.</summary>
    public static (string From, string To) ContentKeys(string contentHash) => ($"c:{contentHash}:", $"c:{contentHash};");

    public static MessageIdentity IdentityOfContent(TableEntity contentRow) =>
        new(contentRow.RowKey[(contentRow.RowKey.LastIndexOf(KeySeparator) + 1)..]);

    public static MessageId MessageIdOf(TableEntity row) => new(row.GetString(MessageIdColumn));

    public static TableEntity Listing(AccountId account, MessageSummary summary) => new(account.Key, ListingKey(summary.Id))
    {
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

    public static MessageSummary Summary(TableEntity row) => new()
    {
        Id = new(row.RowKey[ListingPrefix.Length..]),
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

    public static TableEntity Identity(AccountId account, StagedMessage message, MessageId listed) =>
        new(account.Key, IdentityKey(message.Identity))
        {
            [MessageIdColumn] = listed.Value,
            [ContentHashColumn] = message.ContentHash,
            [nameof(MessageSummary.Size)] = message.Summary.Size,
            [OversizedColumn] = message.Summary.Oversized,
            [DeletedColumn] = false,
        };

    public static TableEntity DeletedOnServer(AccountId account, MessageIdentity identity) =>
        new(account.Key, IdentityKey(identity)) { [DeletedColumn] = true };

    public static StoredIdentity Stored(TableEntity row) => new(
        IdentityOf(row),
        MessageIdOf(row),
        row.GetInt64(nameof(MessageSummary.Size)) ?? 0,
        row.GetString(ContentHashColumn),
        row.GetBoolean(OversizedColumn) ?? false,
        row.GetBoolean(DeletedColumn) ?? false);

    public static TableEntity Content(AccountId account, StagedMessage message, MessageId listed) =>
        new(account.Key, ContentKey(message.ContentHash, message.Identity)) { [MessageIdColumn] = listed.Value };

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
