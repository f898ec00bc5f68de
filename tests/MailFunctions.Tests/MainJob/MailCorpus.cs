namespace MailFunctions.Tests.MainJob;

/// <summary>
/// Real-looking mail as the bytes that a server holds. Deterministic, and all different.
/// <para>
/// What Dovecot 2.3 gives out is what lies in its Maildir, byte for byte, except (found by experiment): it makes CRLF of a bare LF;
/// over IMAP it gives 0x80 for NUL, which a literal must not have (RFC 3501, section 4.3); and POP3 ends every message with
/// CRLF (RFC 1939, section 3), whether or not its last line had it. So no message has a bare LF, those for POP3 end with CRLF, and
/// those for IMAP have no NUL. A bare CR survives, as does every other byte, and over IMAP a message of no bytes at all.
/// </para>
/// </summary>
internal static class MailCorpus
{
    private static readonly Func<int, byte[]>[] Kinds = [.. OrdinaryMail.Kinds, .. InternationalMail.Kinds, .. OddMail.Kinds];

    private static readonly byte[][] OfImap =
    [
        [], "x"u8.ToArray(), "Subject: no end"u8.ToArray(), "Subject: no end of the text\r\n\r\nText"u8.ToArray(),
        "Subject: ends with CR\r\n\r\nText\r"u8.ToArray(), "Subject: ends with a dot\r\n\r\nText\r\n."u8.ToArray(),
    ];

    private static readonly byte[][] OfPop3 =
    [
        "Subject: NUL\r\n\r\none\0two\r\n"u8.ToArray(), "Subject: NUL\0 in a field\r\n\r\n\0\r\n"u8.ToArray(), "\0\r\n"u8.ToArray(),
    ];

    /// <summary>So many messages that any protocol gives out as they are; the last is an empty line.</summary>
    public static IReadOnlyList<byte[]> Create(int count) =>
        [.. Enumerable.Range(0, count - 1).Select(number => Kinds[number % Kinds.Length](number)), "\r\n"u8.ToArray()];

    /// <summary>So many messages, among them those that only this protocol gives out as they are.</summary>
    public static IReadOnlyList<byte[]> Create(int count, string protocol)
    {
        var own = protocol == "IMAP" ? OfImap : OfPop3;
        return [.. own, .. Create(count - own.Length)];
    }
}
