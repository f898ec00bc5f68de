using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>Finds out when a message was received.</summary>
internal static class ReceivedTime
{
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <summary>
    /// What the server says (IMAP); else the time in the topmost <c>Received</c> field, which the last server wrote (RFC 5321, section 4.4); else the author's
    /// <c>Date</c>; else now. A time before 1990 or more than a day ahead is not believed.
    /// </summary>
    public static DateTimeOffset Of(RemoteMessage remote, MessageOutline message, DateTimeOffset now)
    {
        return Believed(remote.ReceivedAt) ?? Believed(Received()) ?? Believed(message.Date) ?? now;

        DateTimeOffset? Received()
        {
            var field = message.Field(HeaderId.Received);
            var raw = field is null ? [] : HeaderText.Raw(field).AsSpan();
            return HeaderText.Time(raw[(raw.LastIndexOf((byte)';') + 1)..]);
        }

        DateTimeOffset? Believed(DateTimeOffset? time) => time >= Earliest && time <= now + MaxAhead ? time : null;
    }
}
