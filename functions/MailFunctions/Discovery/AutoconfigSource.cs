using MailFunctions.Http;
using Microsoft.Extensions.Options;

namespace MailFunctions.Discovery;

/// <summary>
/// The autoconfig documents of a domain, at the addresses that Thunderbird and others look at
/// (draft-ietf-mailmaint-autoconfig, section 4.1).
/// </summary>
internal sealed class AutoconfigSource(AutoconfigDownload download, LookupTimer timer, IOptions<DiscoveryOptions> options) : ISettingsSource
{
    /// <inheritdoc/>
    public Task<Finding[]> LookAsync(EmailAddress address, CancellationToken cancellationToken) =>
        Task.WhenAll(Addresses(address).Select(document => timer.RunAsync(
            ProposalSource.Autoconfig,
            document.GetLeftPart(UriPartial.Path),
            TimeSpan.FromSeconds(options.Value.HttpSeconds),
            stop => LookAsync(document, address, stop),
            cancellationToken)));

    private async Task<Found> LookAsync(Uri document, EmailAddress address, CancellationToken cancellationToken)
    {
        var (content, problem) = await download.GetAsync(document, cancellationToken);
        return content is null ? problem! : AutoconfigDocument.Read(content, address, document.Scheme == Uri.UriSchemeHttps);
    }

    private IEnumerable<Uri> Addresses(EmailAddress address)
    {
        const string Document = "mail/config-v1.1.xml";
        var domain = address.AsciiDomain;
        var asked = "?emailaddress=" + Uri.EscapeDataString($"{address.LocalPart}@{domain}");
        foreach (var scheme in Schemes)
        {
            yield return At(scheme, $"autoconfig.{domain}", $"/{Document}", asked);
            yield return At(scheme, domain, $"/.well-known/autoconfig/{Document}", "");
        }
    }

    private string[] Schemes => options.Value.AllowHttp ? [Uri.UriSchemeHttps, Uri.UriSchemeHttp] : [Uri.UriSchemeHttps];

    private Uri At(string scheme, string host, string path, string query) =>
        new UriBuilder(scheme, host, scheme == Uri.UriSchemeHttps ? options.Value.HttpsPort : options.Value.HttpPort, path, query).Uri;
}
