using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace MailFunctions.Telemetry;

/// <summary>Registers what the app tells of itself: spans, metrics and log messages, with OpenTelemetry.</summary>
public static class TelemetrySetup
{
    private const string ServiceName = "mailfunctions";

    // Whichever of the two hosts runs the functions.
    private static readonly string[] Hosts = ["MailFunctions.LocalHost", "Microsoft.Azure.Functions.Worker"];

    /// <summary>Adds the metrics; and, if there is anywhere to send it to, all that collects telemetry and sends it there.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="settings">The app's settings.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().AddSingleton<MailMetrics>();
        services.AddOptions<TelemetryOptions>().BindConfiguration("Telemetry").ValidateDataAnnotations().ValidateOnStart();
        var exporters = Exporters.Of(settings);
        if (exporters.Any)
        {
            // Azure's libraries still call their spans experimental, and give none without this.
            AppContext.SetSwitch("Azure.Experimental.EnableActivitySource", true);
            exporters.AddTo(services.AddOpenTelemetry().Collect());
            if (string.IsNullOrEmpty(settings["OTEL_TRACES_SAMPLER"]))
            {
                // After the exporters, as one of them brings a sampler of its own, which knows of no other instance.
                services.ConfigureOpenTelemetryTracerProvider(traces => traces.SetSampler(SampleTraces));
            }
        }

        return services;
    }

    /// <summary>Names what is collected, and in whose name.</summary>
    private static IOpenTelemetryBuilder Collect(this IOpenTelemetryBuilder telemetry) => telemetry
        .ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: Spans.Version).AddEnvironmentVariableDetector())
        .WithTracing(traces => traces
            .AddSource(Spans.SourceName, "Azure.*")
            .AddSource(Hosts)
            .AddAspNetCoreInstrumentation(web => web.Filter = IsNoProbe)
            .AddHttpClientInstrumentation(http => http.FilterHttpRequestMessage = IsNoRequestOfAzureLibraries)
            .AddProcessor<SpanGuard>())
        .WithMetrics(metrics => metrics.AddMeter(MailMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime"))
        .WithLogging(configureBuilder: null, logs => logs.IncludeFormattedMessage = true);

    /// <summary>What one instance began to export all of them do, so that traces are whole.</summary>
    private static ParentBasedSampler SampleTraces(IServiceProvider provider) =>
        new(new TraceIdRatioBasedSampler(provider.GetRequiredService<IOptions<TelemetryOptions>>().Value.TraceShare));

    /// <summary>Azure's libraries give spans of their requests themselves.</summary>
    private static bool IsNoRequestOfAzureLibraries(HttpRequestMessage request) =>
        Activity.Current?.Parent?.Source.Name.StartsWith("Azure.", StringComparison.Ordinal) is not true;

    private static bool IsNoProbe(HttpContext http) => !http.Request.Path.StartsWithSegments("/api/health", StringComparison.OrdinalIgnoreCase);
}
