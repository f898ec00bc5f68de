using System.Collections.Concurrent;
using System.Text;
using Google.Protobuf;
using MailFunctions.Tests.Telemetry.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MailFunctions.Tests.Telemetry;

/// <summary>Receives telemetry by the OpenTelemetry protocol (OTLP/HTTP, binary), as a collector does.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly ConcurrentQueue<ReceivedPoint> _points = new();
    private readonly ConcurrentQueue<LogRecord> _logs = new();
    private readonly ConcurrentQueue<(string Signal, string Text)> _texts = new();

    private OtlpReceiver(WebApplication web)
    {
        _web = web;
        web.MapPost("/v1/traces", http => TakeAsync(http, TraceRequest.Parser, Take));
        web.MapPost("/v1/metrics", http => TakeAsync(http, MetricsRequest.Parser, Take));
        web.MapPost("/v1/logs", http => TakeAsync(http, LogsRequest.Parser, Take));
    }

    /// <summary>The spans received so far.</summary>
    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    /// <summary>The data points received so far.</summary>
    public IReadOnlyCollection<ReceivedPoint> Points => _points;

    /// <summary>The log messages received so far.</summary>
    public IReadOnlyCollection<LogRecord> Logs => _logs;

    /// <summary>All that was received so far, byte by byte, with the path that it was sent to.</summary>
    public IReadOnlyCollection<(string Signal, string Text)> Texts => _texts;

    /// <summary>The settings with which the product sends telemetry here, and soon.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", _web.Urls.Single()),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
        ("OTEL_BSP_SCHEDULE_DELAY", "200"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "200"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
    ];

    /// <summary>Starts it on a port that is free.</summary>
    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        await receiver._web.StartAsync();
        return receiver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _web.DisposeAsync();

    private async Task TakeAsync<T>(HttpContext http, MessageParser<T> parser, Action<T> take)
        where T : IMessage<T>
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        _texts.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
        take(parser.ParseFrom(body.ToArray()));
        http.Response.ContentType = "application/x-protobuf";
    }

    private void Take(TraceRequest request)
    {
        var spans =
            from resource in request.ResourceSpans
            from scope in resource.ScopeSpans
            from span in scope.Spans
            select new ReceivedSpan(Otlp.Instance(resource.Resource), scope.Scope.Name, span);
        foreach (var span in spans)
        {
            _spans.Enqueue(span);
        }
    }

    private void Take(MetricsRequest request)
    {
        foreach (var metric in request.ResourceMetrics.SelectMany(resource => resource.ScopeMetrics).SelectMany(scope => scope.Metrics))
        {
            foreach (var point in Otlp.Points(metric))
            {
                _points.Enqueue(point);
            }
        }
    }

    private void Take(LogsRequest request)
    {
        foreach (var log in request.ResourceLogs.SelectMany(resource => resource.ScopeLogs).SelectMany(scope => scope.LogRecords))
        {
            _logs.Enqueue(log);
        }
    }
}
