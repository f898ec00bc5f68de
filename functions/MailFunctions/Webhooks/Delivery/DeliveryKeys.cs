using MailFunctions.Storage;
using MailFunctions.Webhooks.Events;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>
/// The keys of the table <c>WebhookDeliveries</c>: a partition for every webhook, and in it a row for each delivery (<c>d:</c>), one that keeps
/// an event from coming twice (<c>i:</c>), one for each delivery that waits (<c>w:</c>, in the order in which they are due), and one for the receiver's state (<c>s</c>).
/// </summary>
internal static class DeliveryKeys
{
    public const string Table = "WebhookDeliveries";
    public const string DeliveryPrefix = "d:";
    public const string DeliveryEnd = "d;";
    public const string WaitingPrefix = "w:";
    public const string WaitingEnd = "w;";
    public const string State = "s";

    private const int IdLength = TimeKeys.NewestFirstLength + WebhookEvent.KeyLength;

    /// <summary>The name of an event's delivery that is made at a time.</summary>
    public static string IdOf(DateTimeOffset createdAt, string eventId) => $"{TimeKeys.NewestFirst(createdAt)}{eventId.AsSpan(WebhookEvent.IdPrefix.Length)}";

    public static string EventIdOf(string id) => WebhookEvent.IdPrefix + id[TimeKeys.NewestFirstLength..];

    public static DateTimeOffset CreatedAt(string id) => TimeKeys.FromNewestFirst(id.AsSpan(0, TimeKeys.NewestFirstLength));

    public static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    public static string Delivery(string id) => DeliveryPrefix + id;

    public static string Identity(string id) => "i:" + id[TimeKeys.NewestFirstLength..];

    public static string Waiting(DateTimeOffset dueAt, string id) => $"{WaitingPrefix}{TimeKeys.OldestFirst(dueAt)}:{id}";

    /// <summary>What sorts after the rows of all that are due by a time.</summary>
    public static string WaitingUntil(DateTimeOffset now) => $"{WaitingPrefix}{TimeKeys.OldestFirst(now)};";

    public static string IdOfWaiting(string rowKey) => rowKey[^IdLength..];

    public static DateTimeOffset DueAt(string rowKey) => TimeKeys.FromOldestFirst(rowKey[WaitingPrefix.Length..^(IdLength + 1)]);
}
