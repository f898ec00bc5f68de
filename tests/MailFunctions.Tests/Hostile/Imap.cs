namespace MailFunctions.Tests.Hostile;

/// <summary>The usual answers of an IMAP server, to be put after the unusual ones of a script.</summary>
internal static class Imap
{
    public const string Greeting = "* OK ready\r\n";

    /// <summary>Rules of a server with one mailbox.</summary>
    public static (string Command, string? Answer)[] Rules(int messages = 1, uint uidNext = 2, string capabilities = "") =>
    [
        ("CAPABILITY", $"* CAPABILITY IMAP4rev1 {capabilities}\r\n{{tag}} OK done\r\n"),
        ("LOGIN", "{tag} OK logged in\r\n"),
        ("NAMESPACE", "* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n{tag} OK done\r\n"),
        ("LIST", "* LIST () \"/\" INBOX\r\n{tag} OK done\r\n"),
        ("STATUS", $"* STATUS INBOX (MESSAGES {messages} UIDNEXT {uidNext} UIDVALIDITY 7)\r\n{{tag}} OK done\r\n"),
        ("SELECT", Open(messages, uidNext, "READ-WRITE")),
        ("EXAMINE", Open(messages, uidNext, "READ-ONLY")),
        ("UID SEARCH", $"* SEARCH {string.Join(' ', Enumerable.Range(1, messages))}\r\n{{tag}} OK done\r\n"),
        ("LOGOUT", "* BYE see you\r\n{tag} OK done\r\n"),
        ("NOOP", "{tag} OK done\r\n"),
    ];

    /// <summary>The answer to a request for the UID, size and time of messages.</summary>
    public static string Summary(params int[] uids) =>
        string.Concat(uids.Select(uid => $"* {uid} FETCH (UID {uid} RFC822.SIZE 100 INTERNALDATE \"01-Jan-2026 00:00:00 +0000\")\r\n")) +
        "{tag} OK done\r\n";

    /// <summary>A message in the answer to a download.</summary>
    public static string Message(int uid, string content) => $"* {uid} FETCH (UID {uid} BODY[] {{{content.Length}}}\r\n{content})\r\n";

    private static string Open(int messages, uint uidNext, string access) =>
        $"* {messages} EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT {uidNext}] ok\r\n* FLAGS (\\Seen \\Deleted)\r\n" +
        $"* OK [PERMANENTFLAGS (\\Seen \\Deleted)] ok\r\n{{tag}} OK [{access}] done\r\n";
}
