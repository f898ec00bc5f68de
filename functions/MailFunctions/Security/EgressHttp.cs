using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace MailFunctions.Security;

/// <summary>HTTP to hosts that administrators name: to addresses that the egress policy allows, and no further.</summary>
public static class EgressHttp
{
    private const int MaxHeaderKilobytes = 16;

    /// <summary>Resolves the host of a request to the addresses that it may be sent to.</summary>
    public delegate Task<IReadOnlyList<IPAddress>> Resolve(Uri request, CancellationToken cancellationToken);

    /// <summary>A client that connects to the very addresses that were checked, follows no redirect, and asks no proxy.</summary>
    /// <param name="resolve">Gives the addresses, checked; none if the policy forbids them all, which ends the request with an <see cref="EgressDeniedException"/>.</param>
    /// <param name="patience">How long a request may take, from the look-up of the name to the end of the answer.</param>
    /// <param name="maxBytes">How long an answer may be, in bytes.</param>
    public static HttpClient CreateClient(Resolve resolve, TimeSpan patience, int maxBytes)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = (context, cancellationToken) => ConnectAsync(resolve, context, cancellationToken),
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            // Names are looked up, and held to the policy, again and again.
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        };
        return new HttpClient(handler) { Timeout = patience, MaxResponseContentBufferSize = maxBytes };
    }

    private static async ValueTask<Stream> ConnectAsync(Resolve resolve, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await resolve(context.InitialRequestMessage.RequestUri!, cancellationToken).WaitAsync(cancellationToken);
        if (addresses.Count == 0)
        {
            throw new EgressDeniedException(context.DnsEndPoint.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync([.. addresses], context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
