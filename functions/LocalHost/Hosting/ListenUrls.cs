using System.Net;
using Microsoft.Extensions.Configuration;

namespace MailFunctions.LocalHost.Hosting;

/// <summary>Where the host listens: on loopback, unless it is told otherwise.</summary>
internal static class ListenUrls
{
    private const string Default = "http://127.0.0.1:7071";

    /// <exception cref="InvalidOperationException">An address is not a loopback one, and that is not allowed.</exception>
    public static string[] Read(IConfiguration configuration)
    {
        var urls = (configuration["LocalHost:Urls"] ?? configuration["urls"] ?? Default)
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!configuration.GetValue<bool>("LocalHost:AllowNonLoopback") && Array.Find(urls, url => !IsLoopback(url)) is { } open)
        {
            throw new InvalidOperationException(
                $"This is a development host: it listens on loopback only, and {open} is not. Set LocalHost__AllowNonLoopback=true if you mean it.");
        }

        return urls;
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) &&
        (uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
}
