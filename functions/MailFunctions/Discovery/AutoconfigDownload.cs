using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using MailFunctions.Security;
using Microsoft.Extensions.Options;

namespace MailFunctions.Discovery;

/// <summary>
/// Downloads autoconfig documents: from addresses that the egress policy allows only, the checked address being the one connected
/// to; through few redirects, never from HTTPS to HTTP; and no more bytes than such a document has.
/// </summary>
public sealed class AutoconfigDownload : IDisposable
{
    private const int MaxRedirects = 3;
    private const int MaxBytes = 128 * 1024;
    private readonly DiscoveryOptions _options;
    private readonly HttpClient _http;

    /// <summary>Makes the client.</summary>
    public AutoconfigDownload(DomainNames names, IOptions<DiscoveryOptions> options)
    {
        _options = options.Value;
        _http = EgressHttp.CreateClient(
            (request, cancellationToken) => names.ResolveAsync(request.IdnHost, cancellationToken), TimeSpan.FromSeconds(_options.HttpSeconds), MaxBytes);
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("MailFunctions");
    }

    /// <summary>Downloads a document.</summary>
    /// <returns>Its bytes, or why there are none.</returns>
    internal async Task<(byte[]? Content, Found? Problem)> GetAsync(Uri document, CancellationToken cancellationToken)
    {
        try
        {
            var at = document;
            for (var redirects = 0; redirects <= MaxRedirects; redirects++)
            {
                using var response = await _http.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || response.Headers.Location is not { } location)
                {
                    return await ReadAsync(response, cancellationToken);
                }

                var next = new Uri(at, location);
                if (!MayFollow(at, next))
                {
                    return (null, Found.Failed($"It redirects to {next.Scheme}://{next.Authority}, which is not followed: only HTTPS on its standard port is."));
                }

                at = next;
            }

            return (null, Found.Failed($"It redirects more than {MaxRedirects} times."));
        }
        catch (HttpRequestException exception)
        {
            return (null, Explain(exception));
        }
        catch (Exception exception) when (exception is IOException or UriFormatException)
        {
            return (null, Found.Failed("The server broke off, or answered what is not HTTP."));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private bool MayFollow(Uri from, Uri to) =>
        to.UserInfo.Length == 0 &&
        ((to.Scheme == Uri.UriSchemeHttps && to.Port == _options.HttpsPort) ||
        (to.Scheme == Uri.UriSchemeHttp && to.Port == _options.HttpPort && from.Scheme == Uri.UriSchemeHttp));

    private static async Task<(byte[]? Content, Found? Problem)> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            return (null, Found.Nothing("There is no such document."));
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return (null, Found.Failed($"The server answered with status {(int)response.StatusCode}."));
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var content = new byte[MaxBytes + 1];
        var length = await body.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaxBytes
            ? (content[..length], null)
            : (null, Found.Failed($"The document is larger than {MaxBytes / 1024} KiB."));
    }

    private static Found Explain(HttpRequestException exception) => exception.InnerException switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => Found.Nothing("There is no host of this name."),
        SocketException { SocketErrorCode: SocketError.TryAgain } => Found.Failed("The host's name could not be looked up: the name servers are in trouble."),
        EgressDeniedException => Found.Failed("The host leads only to addresses that this product may not connect to."),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => Found.Nothing("Nothing listens there."),
        SocketException => Found.Failed("The host cannot be reached."),
        AuthenticationException => Found.Failed("TLS could not be agreed on: the certificate is not valid for the host, or not trusted."),
        _ => Found.Failed("The server broke off, or answered what is not HTTP."),
    };
}
