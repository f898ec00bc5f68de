using System.Net;
using System.Net.Sockets;
using DnsClient;
using DnsClient.Protocol;
using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Discovery;

/// <summary>Asks the DNS.</summary>
public sealed class DomainNames(EgressPolicy egress, IOptions<DiscoveryOptions> options)
{
    private readonly LookupClient _dns = new(Settings(options.Value));

    /// <summary>Asks for the records of a name.</summary>
    internal async Task<DnsAnswer<T>> AskAsync<T>(string name, QueryType type, CancellationToken cancellationToken)
        where T : DnsResourceRecord
    {
        if (_dns.NameServers.Count == 0)
        {
            return new([], "The system names no name servers: set Discovery__NameServers.");
        }

        try
        {
            // A question ends with a dot: no search domain is put behind it.
            var answer = await _dns.QueryAsync(name + ".", type, cancellationToken: cancellationToken);
            return answer.Header.ResponseCode is DnsHeaderResponseCode.NoError or DnsHeaderResponseCode.NotExistentDomain
                ? new([.. answer.Answers.OfType<T>()], null)
                : new([], $"The name servers could not answer ({answer.Header.ResponseCode}); they, or those of the domain, are in trouble.");
        }
        catch (DnsResponseException exception) when (exception.Code == DnsResponseCode.ConnectionTimeout)
        {
            return new([], "The name servers did not answer in time.");
        }
        catch (DnsResponseException exception)
        {
            return new([], $"The name servers could not be asked: {exception.DnsError}.");
        }
    }

    /// <summary>Resolves a host for a connection.</summary>
    /// <returns>The addresses that may be connected to; empty if the host has only others.</returns>
    /// <exception cref="SocketException">The name cannot be resolved.</exception>
    internal async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (options.Value.NameServers.Count == 0 || HostText.AddressOf(host) is not null)
        {
            return await egress.ResolveAsync(host, cancellationToken);
        }

        var answers = await Task.WhenAll(
            AskAsync<AddressRecord>(host, QueryType.A, cancellationToken),
            AskAsync<AddressRecord>(host, QueryType.AAAA, cancellationToken));
        var addresses = answers.SelectMany(answer => answer.Records).Select(record => record.Address).ToList();
        return addresses.Count > 0
            ? [.. addresses.Where(egress.IsAllowed)]
            : throw new SocketException((int)(Array.Exists(answers, answer => answer.Fault is not null) ? SocketError.TryAgain : SocketError.HostNotFound));
    }

    private static LookupClientOptions Settings(DiscoveryOptions options)
    {
        var settings = options.NameServers.Count > 0 ? new LookupClientOptions(options.NameServerEndPoints) : new LookupClientOptions();
        settings.UseCache = false;
        settings.Retries = 1;
        settings.Timeout = TimeSpan.FromSeconds(options.DnsSeconds) / 2;
        return settings;
    }
}
