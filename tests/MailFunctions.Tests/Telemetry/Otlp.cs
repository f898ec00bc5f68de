using System.Globalization;
using MailFunctions.Tests.Telemetry.Wire;

namespace MailFunctions.Tests.Telemetry;

/// <summary>Reads what the OpenTelemetry protocol carries.</summary>
internal static class Otlp
{
    /// <summary>An attribute as text; <see langword="null"/> if there is no such attribute.</summary>
    public static string? Value(IEnumerable<KeyValue> attributes, string key) => attributes.FirstOrDefault(attribute => attribute.Key == key)?.Value is { } value ? Text(value) : null;

    /// <summary>The process that something came from.</summary>
    public static string Instance(Resource resource) => Value(resource.Attributes, "service.instance.id") ?? "";

    /// <summary>The data points of a metric.</summary>
    public static IEnumerable<ReceivedPoint> Points(Metric metric) => metric.DataCase switch
    {
        Metric.DataOneofCase.Gauge => metric.Gauge.DataPoints.Select(point => Number(metric, point)),
        Metric.DataOneofCase.Sum => metric.Sum.DataPoints.Select(point => Number(metric, point)),
        Metric.DataOneofCase.Histogram => metric.Histogram.DataPoints.Select(point => new ReceivedPoint(metric.Name, metric.Unit, Tags(point.Attributes), point.Sum)),
        _ => [],
    };

    private static ReceivedPoint Number(Metric metric, NumberPoint point) => new(
        metric.Name,
        metric.Unit,
        Tags(point.Attributes),
        point.ValueCase == NumberPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble);

    private static string Text(AnyValue value) => value.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static Dictionary<string, string> Tags(IEnumerable<KeyValue> attributes) => attributes.ToDictionary(attribute => attribute.Key, attribute => Text(attribute.Value));
}
