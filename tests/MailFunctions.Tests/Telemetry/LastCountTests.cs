using System.Diagnostics.Metrics;
using MailFunctions.Telemetry;
using Microsoft.Extensions.Time.Testing;

namespace MailFunctions.Tests.Telemetry;

/// <summary>Counts of timers, which run now in this instance and now in another.</summary>
public sealed class LastCountTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly Meter _meter = new($"test {Guid.NewGuid():N}");
    private readonly MeterListener _listener = new();
    private readonly List<long> _told = [];

    public LastCountTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == _meter)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => _told.Add(count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Count_is_told_until_the_timer_has_surely_run_elsewhere()
    {
        var count = new LastCount(_meter, "count", "{thing}", "Things.", _clock);
        count.IsWanted.ShouldBeFalse();
        _listener.Start();
        count.IsWanted.ShouldBeTrue();

        Tell().ShouldBeEmpty();
        count.Set(3);
        Tell().ShouldBe([3]);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Tell().ShouldBe([3]);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Tell().ShouldBeEmpty();
    }

    [Fact]
    public void Each_thing_has_its_own_count()
    {
        var count = new LastCount(_meter, "count", "{thing}", "Things.", _clock);
        _listener.Start();

        count.Set(1, new("queue", "a"));
        count.Set(2, new("queue", "b"));
        count.Set(3, new("queue", "a"));

        Tell().Order().ShouldBe([2, 3]);
    }

    private List<long> Tell()
    {
        _told.Clear();
        _listener.RecordObservableInstruments();
        return [.. _told];
    }
}
