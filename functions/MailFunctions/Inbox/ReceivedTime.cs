using MimeKit;

namespace MailFunctions.Inbox;

/// <summary>Finds out when a message was received.</summary>
internal static class ReceivedTime
{
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>How far after now a time may be that is believed.</summary>
    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    /// <summary>
    /// What the server says (IMAP); else the time in the topmost <c>Received</c> field, which the last server wrote (RFC 5321, section 4.4); else the author's
    /// <c>Date</c>; else now. A time before 1990 or more than a day ahead is not believed.
    /// </summary>
    public static DateTimeOffset Of(RemoteMessage remote, MessageOutline message, DateTimeOffset now)
    {
        return Believed(remote.ReceivedAt, now) ?? Believed(Received(message.Field(HeaderId.Received)), now) ?? Believed(message.Date, now) ?? now;
    }

    /// <summary>The same of a message that is not downloaded.</summary>
    public static DateTimeOffset Of(RemoteMessage remote, DateTimeOffset now) => Believed(remote.ReceivedAt, now) ?? now;

    /// <summary>What a header alone says, UTC; <see langword="null"/> if it says nothing that can be read.</summary>
    public static DateTimeOffset? Of(HeaderList header)
    {
        var date = header.FirstOrDefault(field => field.Id == HeaderId.Date);
        return Received(header.FirstOrDefault(field => field.Id == HeaderId.Received)) ?? (date is null ? null : HeaderText.Time(HeaderText.Raw(date)));
    }

    private static DateTimeOffset? Believed(DateTimeOffset? time, DateTimeOffset now) =>
        time >= Earliest && time <= now + MaxAhead ? time : null;

    private static DateTimeOffset? Received(Header? field)
    {
        var raw = field is null ? [] : HeaderText.Raw(field).AsSpan();
        return HeaderText.Time(raw[(raw.LastIndexOf((byte)';') + 1)..]);
    }
}
