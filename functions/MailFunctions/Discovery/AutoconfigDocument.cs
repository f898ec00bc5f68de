using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using MailFunctions.Accounts;
using MailFunctions.Http;

namespace MailFunctions.Discovery;

/// <summary>
/// An autoconfig document, <c>config-v1.1.xml</c> (draft-ietf-mailmaint-autoconfig, section 3). It is a stranger's: no document type,
/// no entities, and what cannot be an account's settings is passed over.
/// </summary>
internal static class AutoconfigDocument
{
    private static readonly XmlReaderSettings Strict = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads a document.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="address">The address it was asked for.</param>
    /// <param name="verified">Whether it certainly is the domain's.</param>
    public static Found Read(byte[] content, EmailAddress address, bool verified)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(content), Strict);
            var servers = XDocument.Load(reader).Descendants().Where(IsIncomingServer).ToList();
            var proposals = servers.Select(server => Propose(server, address, verified)).OfType<Proposal>().ToList();
            if (proposals.Count == 0)
            {
                return Found.Failed("The document names no IMAP or POP3 server that could be connected to.");
            }

            var passedOver = servers.Count > proposals.Count ? $"; passed over: {servers.Count - proposals.Count}, which make no sense" : "";
            return Found.Settings(string.Join(", ", proposals.Select(proposal => $"{proposal.Address}:{proposal.Port}")) + passedOver, proposals);
        }
        catch (XmlException)
        {
            return Found.Failed("What is there is not an autoconfig document: it is not well-formed XML without a document type.");
        }
    }

    private static bool IsIncomingServer(XElement element) =>
        element.Name.LocalName == "incomingServer" && ProtocolOf(element) is not null && element.Parent?.Name.LocalName == "emailProvider";

    private static MailProtocol? ProtocolOf(XElement server) => server.Attribute("type")?.Value switch
    {
        "imap" => MailProtocol.Imap,
        "pop3" => MailProtocol.Pop3,
        _ => null,
    };

    private static Proposal? Propose(XElement server, EmailAddress address, bool verified)
    {
        ConnectionType? type = Text(server, "socketType") switch
        {
            "SSL" => ConnectionType.Ssl,
            "STARTTLS" => ConnectionType.Tls,
            _ => null,
        };
        var host = Fill(Text(server, "hostname"), address, address.AsciiDomain).ToLowerInvariant();
        var user = Text(server, "username") is { Length: > 0 } template ? template : "%EMAILADDRESS%";
        if (Uri.CheckHostName(host) != UriHostNameType.Dns ||
            (type is null && Text(server, "socketType") != "plain") ||
            !int.TryParse(Text(server, "port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ||
            port is < 1 or > 65535)
        {
            return null;
        }

        return new Proposal
        {
            Protocol = ProtocolOf(server)!.Value,
            Address = host,
            Port = port,
            ConnectionType = type,
            UserName = Fill(user, address, address.Domain),
            UserNameForm = FormOf(user),
            Source = ProposalSource.Autoconfig,
            Verified = verified,
            Note = NoteOf(server, type, verified),
        };
    }

    private static string? NoteOf(XElement server, ConnectionType? type, bool verified)
    {
        var mechanisms = server.Elements().Where(element => element.Name.LocalName == "authentication").Select(element => element.Value.Trim()).ToList();
        string?[] notes =
        [
            type is null ? "The connection is not secure: whoever is between can read the password and the mail." : null,
            verified ? null : "The document came over HTTP, where anybody between can have changed it.",
            mechanisms.Count > 0 && mechanisms.TrueForAll(mechanism => mechanism == "OAuth2") ? "The provider takes OAuth 2.0 only, no password." : null,
        ];
        return notes.OfType<string>().ToList() is { Count: > 0 } told ? string.Join(' ', told) : null;
    }

    private static UserNameForm FormOf(string template) => template switch
    {
        "%EMAILADDRESS%" or "%EMAILLOCALPART%@%EMAILDOMAIN%" => UserNameForm.EmailAddress,
        "%EMAILLOCALPART%" => UserNameForm.LocalPart,
        _ => UserNameForm.Other,
    };

    private static string Text(XElement server, string name) =>
        server.Elements().FirstOrDefault(element => element.Name.LocalName == name)?.Value.Trim() ?? "";

    private static string Fill(string template, EmailAddress address, string domain) => template
        .Replace("%EMAILADDRESS%", $"{address.LocalPart}@{domain}", StringComparison.Ordinal)
        .Replace("%EMAILLOCALPART%", address.LocalPart, StringComparison.Ordinal)
        .Replace("%EMAILDOMAIN%", domain, StringComparison.Ordinal);
}
