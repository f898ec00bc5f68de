using System.Globalization;
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

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int TimeLength = 16;
    private const int IdLength = TimeLength + WebhookEvent.KeyLength;

    /// <summary>The name of an event's delivery that is made at a time.</summary>
    public static string IdOf(DateTimeOffset createdAt, string eventId) =>
        string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - createdAt.UtcTicks:x16}{eventId.AsSpan(WebhookEvent.IdPrefix.Length)}");

    public static string EventIdOf(string id) => WebhookEvent.IdPrefix + id[TimeLength..];

    public static DateTimeOffset CreatedAt(string id) =>
        new(DateTimeOffset.MaxValue.UtcTicks - long.Parse(id.AsSpan(0, TimeLength), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), TimeSpan.Zero);

    public static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    public static string Delivery(string id) => DeliveryPrefix + id;

    public static string Identity(string id) => "i:" + id[TimeLength..];

    public static string Waiting(DateTimeOffset dueAt, string id) => $"{WaitingPrefix}{Text(dueAt)}:{id}";

    /// <summary>What sorts after the rows of all that are due by a time.</summary>
    public static string WaitingUntil(DateTimeOffset now) => $"{WaitingPrefix}{Text(now)};";

    public static string IdOfWaiting(string rowKey) => rowKey[^IdLength..];

    public static DateTimeOffset DueAt(string rowKey) => DateTimeOffset.ParseExact(
        rowKey[WaitingPrefix.Length..^(IdLength + 1)], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>The time as the keys hold it: whole milliseconds.</summary>
    public static DateTimeOffset Rounded(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
