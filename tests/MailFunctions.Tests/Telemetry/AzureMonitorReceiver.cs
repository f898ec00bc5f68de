using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using MailFunctions.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Tests.Telemetry;

/// <summary>Takes telemetry as the ingestion endpoint of Application Insights does: lines of JSON, over HTTPS.</summary>
internal sealed class AzureMonitorReceiver : IAsyncDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly int _port = FreePort.Take(1)[0];
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<(string Authorization, JsonNode Item)> _items = new();

    private AzureMonitorReceiver(X509Certificate2 certificate)
    {
        _certificate = certificate;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port, listen => listen.UseHttps(_certificate)));
        _web = builder.Build();
        _web.Run(TakeAsync);
    }

    /// <summary>What was received so far, and as whom it was sent.</summary>
    public IReadOnlyCollection<(string Authorization, JsonNode Item)> Items => _items;

    /// <summary>The settings with which the product sends telemetry here, and no statistics about that to anybody.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid.NewGuid()};IngestionEndpoint=https://localhost:{_port}/"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "1000"),
        ("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true"),
        ("APPLICATIONINSIGHTS_SDKSTATS_DISABLED", "true"),
    ];

    /// <summary>Starts it with a certificate that the product trusts.</summary>
    public static async Task<AzureMonitorReceiver> StartAsync(TestCertificates certificates)
    {
        var receiver = new AzureMonitorReceiver(certificates.Issue("localhost"));
        await receiver._web.StartAsync();
        return receiver;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        await using var body = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        using var reader = new StreamReader(body);
        var lines = (await reader.ReadToEndAsync(http.RequestAborted)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            _items.Enqueue((http.Request.Headers.Authorization.ToString(), JsonNode.Parse(line)!));
        }

        await http.Response.WriteAsJsonAsync(new JsonObject { ["itemsReceived"] = lines.Length, ["itemsAccepted"] = lines.Length, ["errors"] = new JsonArray() });
    }
}
