namespace MailFunctions.Tests.Hostile;

/// <summary>The usual answers of a POP3 server, to be put after the unusual ones of a script.</summary>
internal static class Pop3
{
    public const string Greeting = "+OK ready\r\n";

    /// <summary>Rules of a server with one message of 100 bytes.</summary>
    public static (string Command, string? Answer)[] Rules { get; } =
    [
        ("CAPA", "+OK\r\nUSER\r\nUIDL\r\n.\r\n"),
        ("USER", "+OK\r\n"),
        ("PASS", "+OK\r\n"),
        ("STAT", "+OK 1 100\r\n"),
        ("UIDL 1", "+OK 1 first\r\n"),
        ("UIDL", "+OK\r\n1 first\r\n.\r\n"),
        ("LIST", "+OK\r\n1 100\r\n.\r\n"),
        ("DELE", "+OK\r\n"),
        ("QUIT", "+OK\r\n"),
    ];
}
