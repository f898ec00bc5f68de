using System.Net.Sockets;
using System.Security.Authentication;
using MailFunctions.Security;

namespace MailFunctions.Webhooks.Delivery;

/// <summary>Says what went wrong with an attempt, and what to do about it.</summary>
internal static class PostFailures
{
    /// <summary>For an attempt that got no answer.</summary>
    public static string Explain(Exception exception, Uri url) => exception.InnerException switch
    {
        EgressDeniedException => $"{url.Host} leads only to addresses that this product may not connect to. Choose another URL, or allow the network with the settings Egress__*.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => $"There is no host {url.Host} in the DNS. Check the webhook's URL.",
        SocketException { SocketErrorCode: SocketError.TryAgain } => $"The name {url.Host} could not be looked up: the name servers are in trouble.",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"Nothing listens at {url.Host}, port {url.Port}. Check that the receiver runs, and the port in the webhook's URL.",
        SocketException => $"{url.Host}, port {url.Port}, cannot be reached. Check the network and the firewalls between here and the receiver.",
        AuthenticationException => $"TLS could not be agreed on with {url.Host}: its certificate is not valid for this name, has expired or is not trusted. The receiver needs a valid certificate.",
        _ => "The receiver broke off, or answered what is not HTTP. Look at the receiver's log.",
    };

    /// <summary>For an attempt that took too long.</summary>
    public static string Silence(TimeSpan patience) =>
        $"The receiver did not answer within {patience.TotalSeconds:0} seconds. It should take the event, answer, and work on it afterwards.";

    /// <summary>For an answer that is not a success.</summary>
    public static string Explain(int status) => status switch
    {
        >= 300 and < 400 => $"The receiver answered with status {status} and points elsewhere, which is not followed. Set the webhook's URL to where it points.",
        401 or 403 => $"The receiver refused the event with status {status}. Check that it verifies signatures with the webhook's present secret, and asks for nothing else.",
        404 => "The receiver answered with status 404: there is nothing at the path of the webhook's URL. Check the URL.",
        410 => "The receiver answered with status 410: it wants no more events.",
        429 => "The receiver answered with status 429: it gets more than it can take. It is left alone for a while.",
        >= 500 => $"The receiver answered with status {status}: it is in trouble. Look at the receiver's log.",
        _ => $"The receiver answered with status {status} instead of 2xx. Look at its answer and its log.",
    };

    /// <summary>For a webhook whose secret is gone.</summary>
    public static string NoSecret => "The vault has no enabled secret for this webhook. Give it a new one with rotateSecret.";

    /// <summary>For a URL that the settings do not allow any more.</summary>
    public static string PlainHttp => "The webhook's URL is http, which the setting Webhooks__AllowHttp does not allow. Choose an https URL.";
}
