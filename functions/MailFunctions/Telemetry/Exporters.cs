using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace MailFunctions.Telemetry;

/// <summary>Where telemetry goes, by the settings that OpenTelemetry and Azure have for that.</summary>
/// <param name="ToOtlp">Whether it goes to an OTLP receiver: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set. The exporter itself reads it, and all else that begins like that.</param>
/// <param name="AzureMonitor">The connection string of Application Insights; <see langword="null"/> if it does not go there.</param>
internal sealed record Exporters(bool ToOtlp, string? AzureMonitor)
{
    /// <summary>Whether there is anywhere to go to.</summary>
    public bool Any => ToOtlp || AzureMonitor is not null;

    /// <summary>Reads the settings.</summary>
    public static Exporters Of(IConfiguration settings) => new(
        settings["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 },
        settings["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection ? connection : null);

    /// <summary>Adds the exporters of spans, metrics and log messages.</summary>
    public void AddTo(IOpenTelemetryBuilder telemetry)
    {
        if (ToOtlp)
        {
            telemetry
                .WithTracing(traces => traces.AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddOtlpExporter())
                .WithLogging(logs => logs.AddOtlpExporter());
        }

        if (AzureMonitor is null)
        {
            return;
        }

        // Local authentication is off: the app's identity needs the role Monitoring Metrics Publisher.
        telemetry.Services.AddOptions<AzureMonitorExporterOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            options.ConnectionString = AzureMonitor;
            options.Credential = provider.GetService<TokenCredential>() ?? new DefaultAzureCredential();
            // A check that failed is told whether or not its trace is among those that are exported.
            options.EnableTraceBasedLogsSampler = false;
        });
        telemetry
            .WithTracing(traces => traces.AddAzureMonitorTraceExporter())
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter())
            .WithLogging(logs => logs.AddAzureMonitorLogExporter());
    }
}
