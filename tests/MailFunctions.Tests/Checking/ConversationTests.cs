using System.Text;
using MailFunctions.Accounts;
using MailFunctions.Checking.Transcripts;
using MailFunctions.Credentials;

namespace MailFunctions.Tests.Checking;

/// <summary>What a transcript shows of a session, whatever server is at the other end: never a secret, never mail.</summary>
public sealed class ConversationTests
{
    private const string Password = "pass\"word-1";
    private static readonly MailboxLogin Login = new("somebody", Password);

    /// <summary>IMAP: what is said (client's lines begin with <c>></c>), what must show, and what must not.</summary>
    public static TheoryData<string, string, string> ImapSessions { get; } = new()
    {
        { "* OK ready", "S: * OK ready", "left out" },
        { "HTTP/1.1 400 Bad Request", "S: HTTP/1.1 400 Bad Request", "left out" },
        { ">A00000001 LOGIN somebody {11}\n>pass\"word-1\nA00000001 OK done", "C: A00000001 LOGIN [user name and password left out]", "word-1" },
        { ">A00000001 LOGIN somebody \"pass\\\"word-1\"\nA00000001 NO pass\\\"word-1 is wrong", "S: A00000001 NO *** is wrong", "word-1" },
        { ">A00000001 AUTHENTICATE PLAIN\n+ Y2hhbGxlbmdl\n>c2VjcmV0\nA00000001 OK in", "C: A00000001 AUTHENTICATE PLAIN", "c2VjcmV0" },
        { ">A00000001 AUTHENTICATE PLAIN\n+ Y2hhbGxlbmdl\n>c2VjcmV0\nA00000001 OK in", "S: [16 bytes of log-in left out]", "Y2hhbGxlbmdl" },
        { ">A00000001 AUTHENTICATE XOAUTH2 dXNlcj1z\n+ eyJzdGF0dXMi\n>\nA00000001 NO no", "C: A00000001 AUTHENTICATE XOAUTH2 [log-in left out]", "dXNlcj1z" },
        { "LOGIN* 1 FETCH (UID 5 BODY[] {10}\nSubject:\n FLAGS (\\Seen))\n", "S: [10 bytes of message left out]", "Subject" },
        { "LOGIN* 1 FETCH (UID 5 BODY[] {10}\nSubject:\n FLAGS (\\Seen))\n", "S:  FLAGS (\\Seen))", "Subject" },
        { "LOGIN* 1 FETCH (UID 5 BODY[] {4}\nSubject: longer than it said\nBody\n* a bullet\n", "bytes of message left out", "longer" },
        { "LOGIN* 1 FETCH (UID 5 BODY[] {4}\nSubject: longer than it said\nBody\n* a bullet\n", "bytes of message left out", "bullet" },
        { "LOGIN* 1 FETCH (UID 5 BODY[] \"dear \\\"you\\\", more\")\n", "BODY[] \"[18 characters of message left out]\"", "dear" },
        { "LOGIN* 1 FETCH (UID 5 BODY[] \"never ends\n", "characters of message left out", "never" },
        { "LOGIN* 1 FETCH (INTERNALDATE \"01-Jan-2026 00:00:00 +0000\" UID 5)\n", "INTERNALDATE \"01-Jan-2026 00:00:00 +0000\"", "left out]\"" },
        { "LOGIN* 3 EXISTS\nA00000002 OK [READ-ONLY] done\n* STATUS INBOX (MESSAGES 3)\n", "S: * STATUS INBOX (MESSAGES 3)", "message left out" },
        { "* OK \u001b[2Jready", "S: * OK \\x1b[2Jready", "\u001b" },
    };

    /// <summary>The same for POP3.</summary>
    public static TheoryData<string, string, string> Pop3Sessions { get; } = new()
    {
        { "+OK ready\n>USER somebody\n+OK\n>PASS pass\"word-1\n-ERR pass\"word-1 is wrong", "S: -ERR *** is wrong", "word-1" },
        { ">PASS pass\"word-1\n+OK", "C: PASS [log-in left out]", "word-1" },
        { ">APOP somebody c4c9334bac560ecc979e58001b3e22fb\n+OK", "C: APOP [log-in left out]", "c4c9" },
        { ">AUTH PLAIN\n+ \n>AHNvbWVib2R5AHBhc3M=\n+OK", "C: [22 bytes of log-in left out]", "AHNv" },
        { "LOGIN>RETR 1\n+OK 99 octets\nSubject: one\n\n+OK not the end\n..\n.\n>DELE 1\n+OK gone", "S: [37 bytes of message left out]", "not the end" },
        { "LOGIN>RETR 1\n+OK 99 octets\nSubject: one\n\n+OK not the end\n..\n.\n>DELE 1\n+OK gone", "S: +OK gone", "Subject" },
        { "LOGIN>RETR 1\n+OK\nDot that is not stuffed\n.\nGoes on\n>QUIT\nand on\n+OK bye", "S: +OK bye", "on\n" },
        { "LOGIN>UIDL\n+OK\n1 abc\n2 def\n.\n", "S: 2 def", "message left out" },
        { "LOGIN>CAPA\n+OK\nSASL PLAIN\n.\n", "S: SASL PLAIN", "message left out" },
    };

    [Theory]
    [MemberData(nameof(ImapSessions))]
    public void Imap_shows_neither_secrets_nor_mail(string session, string shown, string hidden) =>
        ShouldShow(MailProtocol.Imap, session.Replace("LOGIN*", ">A00000001 LOGIN x y\nA00000001 OK\n*", StringComparison.Ordinal), shown, hidden);

    [Theory]
    [MemberData(nameof(Pop3Sessions))]
    public void Pop3_shows_neither_secrets_nor_mail(string session, string shown, string hidden) =>
        ShouldShow(MailProtocol.Pop3, session.Replace("LOGIN>", ">PASS x\n+OK\n>", StringComparison.Ordinal), shown, hidden);

    [Fact]
    public void Long_transcript_keeps_its_beginning_and_its_end()
    {
        const int Max = 16 * 1024;
        var transcript = Begin(MailProtocol.Imap, Max);
        var conversation = transcript.Listen(MailProtocol.Imap, Login);
        for (var n = 1; n <= 5000; n++)
        {
            conversation.OfServer(Encoding.UTF8.GetBytes($"* OK number {n}\r\n"));
        }

        var text = transcript.ToString();

        text.Length.ShouldBeInRange(Max - 200, Max + 200);
        text.ShouldContain("* OK number 1\n");
        text.ShouldContain("* OK number 5000\n");
        text.ShouldNotContain("* OK number 2500\n");
        text.ShouldMatch(@"\n\[4,\d\d\d lines left out\]\n");
    }

    [Fact]
    public void Very_long_line_is_shortened_and_its_literal_still_left_out()
    {
        var transcript = Begin(MailProtocol.Imap);
        var conversation = transcript.Listen(MailProtocol.Imap, Login);
        conversation.OfServer(Encoding.UTF8.GetBytes($"* LIST () \"/\" {new string('x', 100_000)} {{6}}\r\nsecret\r\n* BYE\r\n"));

        var text = transcript.ToString();

        text.ShouldContain("characters left out]");
        text.ShouldContain("[6 bytes of message left out]");
        text.ShouldContain("S: * BYE");
        text.ShouldNotContain("secret");
        text.Length.ShouldBeLessThan(2000);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1000, "\r\n")]
    public void Line_that_breaks_off_within_the_password_shows_nothing_of_it(int repetitions, string end)
    {
        const string Long = "correct-horse-battery-staple-and-some-more";
        var transcript = Begin(MailProtocol.Imap);
        var conversation = transcript.Listen(MailProtocol.Imap, Login with { Password = Long });
        conversation.OfServer(Encoding.UTF8.GetBytes($"* OK {string.Concat(Enumerable.Repeat(Long, repetitions))}{Long[..20]}{end}"));

        var text = transcript.ToString();

        text.ShouldEndWith("***\n");
        text.ShouldNotContain("corr");
    }

    /// <summary>Plays a session in whole lines, and octet by octet.</summary>
    private static void ShouldShow(MailProtocol protocol, string session, string shown, string hidden)
    {
        foreach (var size in new[] { int.MaxValue, 1 })
        {
            var transcript = Begin(protocol);
            var conversation = transcript.Listen(protocol, Login);
            foreach (var line in session.TrimEnd('\n').Split('\n'))
            {
                var isClient = line.StartsWith('>');
                var bytes = Encoding.UTF8.GetBytes($"{line[(isClient ? 1 : 0)..]}\r\n");
                foreach (var piece in bytes.Chunk(Math.Min(size, bytes.Length)))
                {
                    if (isClient)
                    {
                        conversation.OfClient(piece);
                    }
                    else
                    {
                        conversation.OfServer(piece);
                    }
                }
            }

            var text = string.Join('\n', transcript.ToString().Split('\n').Skip(2)) + '\n';
            text.ShouldContain(shown);
            text.ShouldNotContain(hidden);
        }
    }

    private static Transcript Begin(MailProtocol protocol, int maxBytes = 256 * 1024) =>
        new(Mailboxes.Account(protocol, 1), TranscriptId.Of(TranscriptKind.Check, default), TranscriptKind.Check, maxBytes, TimeProvider.System);
}
