using System.Text.Json.Nodes;

namespace MailFunctions.Tests.Infrastructure;

/// <summary>A protocol and how it is secured: the six ways to reach a mailbox.</summary>
public sealed record ConnectionKind(string Protocol, string? ConnectionType)
{
    public static ConnectionKind Imap { get; } = new("IMAP", null);

    public static ConnectionKind ImapTls { get; } = new("IMAP", "TLS");

    public static ConnectionKind ImapSsl { get; } = new("IMAP", "SSL");

    public static ConnectionKind Pop3 { get; } = new("POP3", null);

    public static ConnectionKind Pop3Tls { get; } = new("POP3", "TLS");

    public static ConnectionKind Pop3Ssl { get; } = new("POP3", "SSL");

    /// <summary>All six.</summary>
    public static TheoryData<string, string?> All { get; } = new(
        new[] { Imap, ImapTls, ImapSsl, Pop3, Pop3Tls, Pop3Ssl }.Select(kind => (kind.Protocol, kind.ConnectionType)));

    /// <summary>The body that creates an account of this kind, checked on request only.</summary>
    internal JsonObject Account(Mailbox mailbox, string credentialId) => new()
    {
        ["name"] = Api.UniqueName(),
        ["automaticCheck"] = false,
        ["protocol"] = Protocol,
        ["address"] = "localhost",
        ["port"] = Port(mailbox.Server),
        ["secureConnection"] = ConnectionType is not null,
        ["connectionType"] = ConnectionType,
        ["credentialId"] = credentialId,
    };

    private int Port(DovecotServer server) => (Protocol, ConnectionType) switch
    {
        ("IMAP", "SSL") => server.ImapsPort,
        ("IMAP", _) => server.ImapPort,
        (_, "SSL") => server.Pop3sPort,
        _ => server.Pop3Port,
    };
}
