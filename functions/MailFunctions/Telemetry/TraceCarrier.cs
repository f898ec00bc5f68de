using System.Diagnostics;
using System.Text.Json.Serialization;

namespace MailFunctions.Telemetry;

/// <summary>A place in a trace, as messages carry it from process to process (W3C Trace Context).</summary>
/// <param name="TraceParent">The header <c>traceparent</c>.</param>
/// <param name="TraceState">The header <c>tracestate</c>, if there is one.</param>
public sealed record TraceCarrier(
    string TraceParent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceState = null)
{
    /// <summary>The present place; <see langword="null"/> if there is none.</summary>
    internal static TraceCarrier? Present =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } present ? new(id, present.TraceStateString) : null;

    /// <summary>The place; <see langword="default"/> if it is none, as somebody else may have written it.</summary>
    internal ActivityContext Context => ActivityContext.TryParse(TraceParent, TraceState, isRemote: true, out var context) ? context : default;
}
