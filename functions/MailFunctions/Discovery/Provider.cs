using MailFunctions.Accounts;
using MailFunctions.Http;

namespace MailFunctions.Discovery;

/// <summary>A mail provider, and where its mailboxes are: port 993 and 995, TLS from the first byte.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Imap">The IMAP server; <see langword="null"/> if it offers none.</param>
/// <param name="Pop3">The POP3 server; <see langword="null"/> if it offers none.</param>
internal sealed record Provider(string Name, string? Imap, string? Pop3)
{
    /// <summary>The domains of its own addresses; one that begins with a dot stands for all below it.</summary>
    public string[] Domains { get; init; } = [];

    /// <summary>The ends of the names of its mail exchangers, by which domains of its customers are told.</summary>
    public string[] Exchangers { get; init; } = [];

    /// <summary>How its user names are made.</summary>
    public UserNameForm UserNameForm { get; init; } = UserNameForm.EmailAddress;

    /// <summary>What else is good to know, for people.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the provider gives out addresses at a domain.</summary>
    public bool Owns(string domain) =>
        Array.Exists(Domains, own => own[0] == '.' ? domain.EndsWith(own, StringComparison.Ordinal) : own == domain);

    /// <summary>Whether a mail exchanger is the provider's.</summary>
    public bool Exchanges(string host) =>
        Array.Exists(Exchangers, end => host == end || host.EndsWith("." + end, StringComparison.Ordinal));

    /// <summary>The settings for an address.</summary>
    public IReadOnlyList<Proposal> Propose(EmailAddress address)
    {
        List<Proposal> proposals = [];
        if (Imap is not null)
        {
            proposals.Add(Of(MailProtocol.Imap, Imap, address));
        }

        if (Pop3 is not null)
        {
            proposals.Add(Of(MailProtocol.Pop3, Pop3, address));
        }

        return proposals;
    }

    private Proposal Of(MailProtocol protocol, string host, EmailAddress address) => new()
    {
        Protocol = protocol,
        Address = host,
        Port = StandardPort.Of(protocol, ConnectionType.Ssl),
        ConnectionType = ConnectionType.Ssl,
        UserName = UserNameForm == UserNameForm.LocalPart ? address.LocalPart : address.ToString(),
        UserNameForm = UserNameForm,
        Source = ProposalSource.Preset,
        Verified = true,
        Note = Note,
    };
}
