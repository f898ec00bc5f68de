using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MailFunctions.Telemetry;

/// <summary>Measures every attempt of every request of a client: by method and outcome, as both have few values. While nobody listens it only passes them on.</summary>
/// <param name="duration">What takes the durations, seconds.</param>
/// <param name="tags">Tags of all of the client's requests.</param>
internal sealed class RequestTimer(Histogram<double> duration, params KeyValuePair<string, object?>[] tags) : HttpPipelinePolicy
{
    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var (startedAt, outcome) = (Stopwatch.GetTimestamp(), RequestOutcome.Unanswered);
        try
        {
            ProcessNext(message, pipeline);
            outcome = OutcomeOf(message.Response.Status);
        }
        finally
        {
            Record(message, startedAt, outcome);
        }
    }

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        duration.Enabled ? MeasureAsync(message, pipeline) : ProcessNextAsync(message, pipeline);

    private async ValueTask MeasureAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var (startedAt, outcome) = (Stopwatch.GetTimestamp(), RequestOutcome.Unanswered);
        try
        {
            await ProcessNextAsync(message, pipeline);
            outcome = OutcomeOf(message.Response.Status);
        }
        finally
        {
            Record(message, startedAt, outcome);
        }
    }

    private static RequestOutcome OutcomeOf(int status) => status switch
    {
        429 or 503 => RequestOutcome.Throttled,
        >= 500 => RequestOutcome.Failed,
        >= 400 => RequestOutcome.Refused,
        _ => RequestOutcome.Ok,
    };

    private void Record(HttpMessage message, long startedAt, RequestOutcome outcome)
    {
        var all = new TagList(tags)
        {
            { "operation", message.Request.Method.Method },
            { MailMetrics.Outcome, outcome.ToString() },
        };
        duration.Record(Stopwatch.GetElapsedTime(startedAt).TotalSeconds, all);
    }
}
