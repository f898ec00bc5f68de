using MailFunctions.Tests.Telemetry.Wire;

namespace MailFunctions.Tests.Telemetry;

/// <summary>A span as it was received.</summary>
/// <param name="Instance">The process that it came from: <c>service.instance.id</c>.</param>
/// <param name="Source">The source that gave it.</param>
/// <param name="Span">The span.</param>
internal sealed record ReceivedSpan(string Instance, string Source, Span Span)
{
    /// <summary>Its name.</summary>
    public string Name => Span.Name;

    /// <summary>The trace's id, lower-case hexadecimal digits.</summary>
    public string TraceId { get; } = Convert.ToHexStringLower(Span.TraceId.Span);

    /// <summary>Its id, lower-case hexadecimal digits.</summary>
    public string Id { get; } = Convert.ToHexStringLower(Span.SpanId.Span);

    /// <summary>The id of the span that it is within; empty if it is the first of its trace.</summary>
    public string ParentId { get; } = Convert.ToHexStringLower(Span.ParentSpanId.Span);

    /// <summary>A tag; <see langword="null"/> if there is no such tag.</summary>
    public string? Tag(string key) => Otlp.Value(Span.Attributes, key);
}
