using System.Diagnostics.Metrics;
using Azure.Core.Pipeline;

namespace MailFunctions.Telemetry;

/// <summary>
/// What this app measures: the meter <c>MailFunctions</c>. Tags have few values each, and are never an account's id, name or address.
/// Nothing is measured while nobody listens.
/// </summary>
public sealed class MailMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "MailFunctions";

    /// <summary>The tag that says how something ended.</summary>
    public const string Outcome = "outcome";

    /// <summary>The tag that says why something failed.</summary>
    public const string ErrorType = "error.type";

    private const string Ok = "Ok";
    private const string Failed = "Failed";

    // Seconds: what a request takes, and what a check or a file takes.
    private static readonly InstrumentAdvice<double> OfRequests = new() { HistogramBucketBoundaries = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };
    private static readonly InstrumentAdvice<double> OfWork = new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600] };

    private readonly Meter _meter;
    private readonly Counter<long> _checks;
    private readonly Histogram<double> _checkDuration;
    private readonly Counter<long> _messagesStored;
    private readonly Counter<long> _bytesStored;
    private readonly Histogram<double> _dueLag;
    private readonly Counter<long> _exports;
    private readonly Histogram<double> _exportDuration;
    private readonly Histogram<double> _storageDuration;
    private readonly Histogram<double> _vaultDuration;
    private readonly LastCount _overdue;
    private readonly LastCount _depths;

    /// <summary>Makes the instruments.</summary>
    public MailMetrics(IMeterFactory meters, TimeProvider clock)
    {
        _meter = meters.Create(MeterName, Spans.Version);
        _checks = _meter.CreateCounter<long>("mailfunctions.checks", "{check}", "Checks of accounts.");
        _checkDuration = _meter.CreateHistogram("mailfunctions.check.duration", "s", "How long checks of accounts took.", tags: null, OfWork);
        _messagesStored = _meter.CreateCounter<long>("mailfunctions.messages.stored", "{message}", "Messages stored by checks.");
        _bytesStored = _meter.CreateCounter<long>("mailfunctions.bytes.stored", "By", "Bytes of messages stored by checks.");
        _dueLag = _meter.CreateHistogram("mailfunctions.due.lag", "s", "How late the account that was due first was put on the queue.", tags: null, OfWork);
        _exports = _meter.CreateCounter<long>("mailfunctions.exports", "{export}", "Exports that ended.");
        _exportDuration = _meter.CreateHistogram("mailfunctions.export.duration", "s", "How long after they were asked for exports ended.", tags: null, OfWork);
        _storageDuration = _meter.CreateHistogram("mailfunctions.storage.duration", "s", "How long requests to storage took, each attempt by itself.", tags: null, OfRequests);
        _vaultDuration = _meter.CreateHistogram("mailfunctions.vault.duration", "s", "How long requests to the vault took, each attempt by itself.", tags: null, OfRequests);
        _overdue = new(_meter, "mailfunctions.accounts.overdue", "{account}", "Accounts that should have been checked three intervals ago, and were not.", clock);
        _depths = new(_meter, "mailfunctions.queue.depth", "{message}", "Messages on the queue, about.", clock);
    }

    /// <summary>Whether anybody wants to know how long the queues are.</summary>
    public bool WantsDepths => _depths.IsWanted;

    /// <summary>Counts a check.</summary>
    /// <param name="duration">How long it took.</param>
    /// <param name="messages">How many messages it stored.</param>
    /// <param name="bytes">How many bytes these have.</param>
    /// <param name="error">The code of why it failed; <see langword="null"/> if it did not.</param>
    public void Checked(TimeSpan duration, int messages, long bytes, string? error)
    {
        KeyValuePair<string, object?> outcome = new(Outcome, error is null ? Ok : Failed);
        if (error is null)
        {
            _checks.Add(1, outcome);
        }
        else
        {
            _checks.Add(1, outcome, new(ErrorType, error));
        }

        _checkDuration.Record(duration.TotalSeconds, outcome);
        _messagesStored.Add(messages);
        _bytesStored.Add(bytes);
    }

    /// <summary>Takes note of a run of the timer that puts accounts on the queue.</summary>
    /// <param name="lag">How late the account that was due first is; zero if none was due.</param>
    /// <param name="overdue">How many accounts should have been checked three intervals ago, and were not.</param>
    public void Dispatched(TimeSpan lag, int overdue)
    {
        _dueLag.Record(lag.TotalSeconds);
        _overdue.Set(overdue);
    }

    /// <summary>Takes note of how long a queue is.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="messages">How many messages are on it, about.</param>
    public void Queued(string queue, int messages) => _depths.Set(messages, new("queue", queue));

    /// <summary>Counts an export that ended.</summary>
    /// <param name="duration">How long ago it was asked for.</param>
    /// <param name="isReady">Whether it can be downloaded.</param>
    public void Exported(TimeSpan duration, bool isReady)
    {
        KeyValuePair<string, object?> outcome = new(Outcome, isReady ? Ok : Failed);
        _exports.Add(1, outcome);
        _exportDuration.Record(duration.TotalSeconds, outcome);
    }

    /// <summary>What measures the requests of a client of Azure Storage.</summary>
    /// <param name="service">The service: <c>table</c>, <c>blob</c> or <c>queue</c>.</param>
    public HttpPipelinePolicy RequestsOfStorage(string service) => new RequestTimer(_storageDuration, new KeyValuePair<string, object?>("service", service));

    /// <summary>What measures the requests to the vault.</summary>
    public HttpPipelinePolicy RequestsOfVault() => new RequestTimer(_vaultDuration);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
