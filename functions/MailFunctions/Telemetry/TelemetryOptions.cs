using System.ComponentModel.DataAnnotations;

namespace MailFunctions.Telemetry;

/// <summary>How much of what happens is told: settings <c>Telemetry__*</c>. Where to is told by the settings that OpenTelemetry and Azure Monitor have for that.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The share of traces that are exported, from 0 to 1. What began elsewhere is exported if it is there.</summary>
    [Range(0.0, 1.0)]
    public double TraceShare { get; set; } = 1;
}
