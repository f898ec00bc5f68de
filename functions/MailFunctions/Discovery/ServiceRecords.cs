using DnsClient;
using DnsClient.Protocol;
using MailFunctions.Accounts;
using MailFunctions.Http;
using Microsoft.Extensions.Options;

namespace MailFunctions.Discovery;

/// <summary>
/// The SRV records of a domain (RFC 2782; RFC 6186; RFC 8314, section 5.1). The lowest priority comes first, whatever the protocol;
/// among equals IMAP before POP3, TLS from the first byte before STARTTLS, and the greater weight.
/// </summary>
internal sealed class ServiceRecords(DomainNames names, LookupTimer timer, IOptions<DiscoveryOptions> options) : ISettingsSource
{
    private static readonly (string Service, MailProtocol Protocol, ConnectionType Type)[] Services =
    [
        ("_imaps._tcp", MailProtocol.Imap, ConnectionType.Ssl),
        ("_imap._tcp", MailProtocol.Imap, ConnectionType.Tls),
        ("_pop3s._tcp", MailProtocol.Pop3, ConnectionType.Ssl),
        ("_pop3._tcp", MailProtocol.Pop3, ConnectionType.Tls),
    ];

    /// <inheritdoc/>
    public Task<Finding[]> LookAsync(EmailAddress address, CancellationToken cancellationToken) =>
        Task.WhenAll(Services.Select(service => timer.RunAsync(
            ProposalSource.Srv,
            $"{service.Service}.{address.AsciiDomain} SRV",
            TimeSpan.FromSeconds(options.Value.DnsSeconds),
            stop => AskAsync($"{service.Service}.{address.AsciiDomain}", record => Propose(record, service.Protocol, service.Type, address), stop),
            cancellationToken)));

    private async Task<Found> AskAsync(string name, Func<SrvRecord, Proposal> propose, CancellationToken cancellationToken)
    {
        var answer = await names.AskAsync<SrvRecord>(name, QueryType.SRV, cancellationToken);
        if (answer.Fault is { } fault)
        {
            return Found.Failed(fault);
        }

        if (answer.Records.Count == 0)
        {
            return Found.Nothing("There is no such record.");
        }

        var usable = answer.Records
            .Where(record => Uri.CheckHostName(HostOf(record)) == UriHostNameType.Dns && record.Port > 0)
            .OrderBy(record => record.Priority)
            .ThenByDescending(record => record.Weight)
            .ToList();
        if (usable.Count > 0)
        {
            return Found.Settings(
                string.Join(", ", usable.Select(record => $"{HostOf(record)}:{record.Port} (priority {record.Priority}, weight {record.Weight})")),
                [.. usable.Select(propose)]);
        }

        return answer.Records.All(record => HostOf(record).Length == 0)
            ? Found.NotOffered("The domain says that it does not offer this service.")
            : Found.Failed("The record names no host, or no port, that could be connected to.");
    }

    private static Proposal Propose(SrvRecord record, MailProtocol protocol, ConnectionType type, EmailAddress address)
    {
        var host = HostOf(record);
        var isOwn = host == address.AsciiDomain || host.EndsWith("." + address.AsciiDomain, StringComparison.Ordinal);
        return new Proposal
        {
            Protocol = protocol,
            Address = host,
            Port = record.Port,
            ConnectionType = type,
            // The whole address is tried first (RFC 6186, section 4).
            UserName = address.ToString(),
            UserNameForm = UserNameForm.EmailAddress,
            Source = ProposalSource.Srv,
            Verified = isOwn,
            Priority = record.Priority,
            Note = isOwn ? null : $"The DNS leads to {host}, which is outside of {address.AsciiDomain}: make sure that this is the domain's mail provider.",
        };
    }

    private static string HostOf(SrvRecord record) => record.Target.Value.TrimEnd('.').ToLowerInvariant();
}
