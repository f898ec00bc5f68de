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
        return Believed(remote.ReceivedAt) ?? Believed(Received(message.Field(HeaderId.Received))) ?? Believed(message.Date) ?? now;

        DateTimeOffset? Believed(DateTimeOffset? time) => time >= Earliest && time <= now + MaxAhead ? time : null;
    }

    /// <summary>What a header alone says, UTC; <see langword="null"/> if it says nothing that can be read.</summary>
    public static DateTimeOffset? Of(HeaderList header)
    {
        var date = header.FirstOrDefault(field => field.Id == HeaderId.Date);
        return Received(header.FirstOrDefault(field => field.Id == HeaderId.Received)) ?? (date is null ? null : HeaderText.Time(HeaderText.Raw(date)));
    }

    private static DateTimeOffset? Received(Header? field)
    {
        var raw = field is null ? [] : HeaderText.Raw(field).AsSpan();
        return HeaderText.Time(raw[(raw.LastIndexOf((byte)';') + 1)..]);
    }
}
