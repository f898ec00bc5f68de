using System.Diagnostics;
using OpenTelemetry;

namespace MailFunctions.Telemetry;

/// <summary>
/// Takes out of the spans of libraries what must not leave: row keys and queries in addresses of storage, as names of accounts are keys;
/// the paths of webhooks and token endpoints, as their makers put secrets there; and the words of exceptions.
/// </summary>
internal sealed class SpanGuard : BaseProcessor<Activity>
{
    private const string AzureSources = "Azure.";

    // The names by which present and older conventions know the address of a request.
    private static readonly string[] Addresses = ["url.full", "http.url"];

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == Spans.SourceName)
        {
            return;
        }

        foreach (var tag in Addresses)
        {
            if (data.GetTagItem(tag) is string address)
            {
                data.SetTag(tag, Bare(address, keepPath: data.Source.Name.StartsWith(AzureSources, StringComparison.Ordinal)));
            }
        }

        data.SetStatus(data.Status);
    }

    /// <summary>The address without its query and user, and without its path or what is in parentheses there.</summary>
    internal static string? Bare(string address, bool keepPath)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var path = keepPath ? uri.AbsolutePath.Split('(')[0] : "/";
        return uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + path;
    }
}
