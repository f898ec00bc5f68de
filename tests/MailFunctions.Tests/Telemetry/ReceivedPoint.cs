namespace MailFunctions.Tests.Telemetry;

/// <summary>A data point of a metric, as it was received.</summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Tags">The point's tags.</param>
/// <param name="Value">The number; of a histogram the sum of what was measured.</param>
internal sealed record ReceivedPoint(string Metric, string Unit, IReadOnlyDictionary<string, string> Tags, double Value)
{
    /// <summary>A tag; <see langword="null"/> if there is no such tag.</summary>
    public string? Tag(string key) => Tags.GetValueOrDefault(key);
}
